"""Reads the notes of a large edition in several processes; this one takes a share of the articles as well."""

from __future__ import annotations

import json
import os
import pickle
import signal
import subprocess
import sys
from collections.abc import Callable, Collection, Iterator, Mapping
from contextlib import ExitStack, contextmanager
from dataclasses import replace
from tempfile import TemporaryFile
from threading import current_thread, main_thread
from typing import IO, NamedTuple

from variorum.configuration.site_config import SiteSettings
from variorum.files.tree import Tree
from variorum.keeping.check_share import Share, check_share
from variorum.keeping.settled_articles import from_kept
from variorum.keeping.tree_parts import bytes_of_notes, parts_of
from variorum.model.settled import SettledNotes

MOST_BY_ITSELF = 4
"""Processes that are used without being asked for: a container may compute less than its cores could."""
WORTH_A_PROCESS = 4_500_000
"""Bytes of notes for which one more process is started: about 6,000 notes, or 1.3 seconds."""
START = 1_500_000
"""Bytes of notes that are read in the time in which a process starts."""
_PROGRAM = "import sys; sys.path[:] = sys.argv[1:]; from variorum.keeping.check_share import main; main()"
"""The path is that of this process. So the same engine is found, and nothing in the current folder."""


def usable_cores() -> int:
    """Return how many processes this one can run at a time."""
    if hasattr(os, "process_cpu_count"):  # From Python 3.13 on.
        return os.process_cpu_count() or 1
    if hasattr(os, "sched_getaffinity"):
        return len(os.sched_getaffinity(0))
    return os.cpu_count() or 1


def check_side_by_side(
    tree: Tree,
    settings: SiteSettings,
    slugs: Collection[str],
    jobs: int | None,
    on_progress: Callable[[int, int], None],
) -> Mapping[str, SettledNotes]:
    """Return the notes on those of the articles `slugs` in whose files nothing is wrong.

    `slugs` have a sum (`sums_of_articles`). `jobs` is how many processes there are, with this one; by
    default as many as pay. Nothing is returned if that is one. Nor is anything of the share of a process
    that fails in any way: these articles have to be read like those in which something is wrong.
    """
    sizes = bytes_of_notes(tree, slugs)
    by_itself = min(usable_cores(), MOST_BY_ITSELF, sum(sizes.values()) // WORTH_A_PROCESS)
    count = min(by_itself if jobs is None else jobs, len(sizes))
    if count < 2:
        return {}
    # Patterns say what is published; here everything is read.
    settings = replace(settings, exclude=None, drafts=None)
    own, *others = [Share(part, settings) for part in parts_of(tree, _divided(sizes, count))]
    with _running(others) as processes:
        # What is parsed here is at hand if an article of this share has to be read again.
        settled = dict(check_share(own._replace(tree=replace(own.tree, memo=tree.memo)), on_progress))
        for process in processes:
            settled |= {slug: notes for slug, notes in process.result().items() if slug in sizes}
    return settled


def _divided(sizes: Mapping[str, int], count: int) -> list[list[str]]:
    """Return `count` shares of the articles that take about the same time; the first needs no start."""
    shares: list[list[str]] = [[] for _ in range(count)]
    start = min(START, sum(sizes.values()) // (4 * count))
    loads = [0, *[start] * (count - 1)]
    for slug in sorted(sizes, key=lambda slug: (-sizes[slug], slug)):
        least = loads.index(min(loads))
        shares[least].append(slug)
        loads[least] += sizes[slug] + 1
    return [share for share in shares if share]


class _Running(NamedTuple):
    process: subprocess.Popen[bytes]
    answer: IO[bytes]

    def result(self) -> Mapping[str, SettledNotes]:
        """Wait for the end, and return what the process found; nothing if it failed."""
        if self.process.wait() != 0:
            return {}
        self.answer.seek(0)
        try:
            return {slug: from_kept(kept) for slug, kept in json.load(self.answer).items()}
        except (AttributeError, TypeError, ValueError, RecursionError):
            return {}


@contextmanager
def _running(shares: list[Share]) -> Iterator[list[_Running]]:
    """Give a process for each share, or fewer where that is not possible; none is left at the end."""
    running: list[_Running] = []
    try:
        with _ended_by_signal():
            running.extend(started for share in shares if (started := _started(share)))
            yield running
    finally:
        for process, answer in running:
            process.kill()
            process.wait()
            answer.close()


@contextmanager
def _ended_by_signal() -> Iterator[None]:
    """Let the signal that stops a program raise `SystemExit`, so that its processes end as well."""
    if current_thread() is not main_thread():
        yield  # Only the main thread may say what a signal does.
        return
    before = signal.signal(signal.SIGTERM, lambda *_: sys.exit(128 + signal.SIGTERM))
    try:
        yield
    finally:
        signal.signal(signal.SIGTERM, before or signal.SIG_DFL)


def _started(share: Share) -> _Running | None:
    command = [sys.executable, "-c", _PROGRAM, *map(os.path.abspath, filter(None, sys.path))]
    try:
        # By files, not pipes: neither side waits for the other, and both may write as much as they like.
        with TemporaryFile() as question, ExitStack() as opened:
            pickle.dump(share, question)
            question.seek(0)
            answer = opened.enter_context(TemporaryFile())
            # What goes wrong there is found again, and told, here.
            process = subprocess.Popen(command, stdin=question, stdout=answer, stderr=subprocess.DEVNULL)  # noqa: S603 - ours
            opened.pop_all()
            return _Running(process, answer)
    except (OSError, ValueError, TypeError, AttributeError, pickle.PicklingError, RecursionError):
        return None
