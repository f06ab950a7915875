"""The command line: the group, its options and what happens without a command.

Commands import what they need when they run, so that none waits for another's libraries.
"""

from __future__ import annotations

import click

from bot.cli.adding import add
from bot.cli.articles import articles, remove
from bot.cli.ask import ask
from bot.cli.evaluate import evaluate
from bot.cli.feeds import follow, unfollow
from bot.cli.inspecting import export, show
from bot.cli.program import Program, Session
from bot.cli.service import doctor, preview, run, sync


def version() -> str:
    """The version of the installed program, or of the source where it is run in place."""
    import tomllib
    from importlib import metadata
    from pathlib import Path

    try:
        return metadata.version("verbatim")
    except metadata.PackageNotFoundError:
        source = Path(__file__).parents[2] / "pyproject.toml"
        return str(tomllib.loads(source.read_text(encoding="utf-8"))["project"]["version"])


def _print_version(ctx: click.Context, _option: click.Parameter, wanted: bool) -> None:
    if wanted and not ctx.resilient_parsing:
        click.echo(f"verbatim {version()}")
        ctx.exit()


@click.group(
    cls=Program,
    invoke_without_command=True,
    context_settings={"help_option_names": ["-h", "--help"]},
)
@click.option(
    "--config",
    metavar="FILE",
    help="Settings to use in place of ./config.toml, for example --config test.toml.",
)
@click.option(
    "--version",
    is_flag=True,
    is_eager=True,
    expose_value=False,
    callback=_print_version,
    help="Print the version and exit.",
)
@click.pass_context
def cli(ctx: click.Context, config: str | None) -> None:
    """Answer questions from a library of articles, word for word, and cite every sentence.

    Without a command: the Discord bot where DISCORD_TOKEN or DISCORD_TOKEN_FILE is set, else a
    chat in the terminal. Questions on a pipe are answered line by line.

    \b
    Examples:
      verbatim
      verbatim ask "How many users does Clubhouse have?"
      echo "Who spoke for the Kremlin?" | verbatim

    Exit codes: 0 done (an unanswered question included), 1 a failure, 2 wrong usage or
    configuration.
    """
    ctx.obj = Session(config)
    if ctx.invoked_subcommand is None:
        run(ctx.obj)


articles.add_command(show)
articles.add_command(export)
_COMMANDS = (
    *(ask, add, remove, articles, follow, unfollow),
    *(evaluate, preview, sync, doctor),
)
for _command in _COMMANDS:
    cli.add_command(_command)
