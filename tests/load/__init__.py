"""The bot under load, and under faults for a long time, on the loopback Discord.

    python -m tests.load                    # 1,000 questions of 250 users at once
    python -m tests.load soak --minutes 10  # a steady stream of questions through all faults

The bot runs as a process of its own; the loopback Discord and the crowd are this process. Figures
are printed and hold for the machine alone; the exit code is 1 where something was lost.
"""
