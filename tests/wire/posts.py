"""What users do that simcord's actors cannot: starting a post in a forum."""

from collections.abc import Sequence

from simcord.actors import MemberActor
from simcord.builders import ChannelHandle


def start_post(
    author: MemberActor,
    forum: ChannelHandle,
    name: str,
    content: str,
    attachments: Sequence[tuple[str, bytes]] = (),
) -> ChannelHandle:
    """Start a post as a user; return its thread, whose first message has the thread's id.

    Discord sends THREAD_CREATE and then MESSAGE_CREATE, and so does this.
    """
    author._check(forum, "send_messages")
    backend = author._env.backend
    thread = backend.create_thread(forum.id, name, author.id, broadcast=False)
    stored = backend.store_attachments(thread.id, attachments)
    starter = backend.prepare_message(thread.id, author.id, content, attachments=stored)
    starter.id = thread.id
    backend.announce_thread_create(thread)
    backend.commit_message(starter)
    return ChannelHandle(author._env, forum.guild, thread)
