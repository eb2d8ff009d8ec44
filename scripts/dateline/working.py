"""Working through the partitions of a run, in this process or in several.

Each finished partition is a file; one that is there already is not made again.
"""

from __future__ import annotations

import hashlib
import signal
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import FIRST_COMPLETED, Future, ProcessPoolExecutor, wait
from multiprocessing import get_context
from pathlib import Path

from dateline import __version__
from dateline.partition import Task, Worker, partitions
from dateline.sources import Item

# What is being done, how much of it is done, and how much there is; 0 when nobody knows.
Progress = Callable[[str, int, int], None]


def fingerprint(items: Sequence[Item], task: Task) -> str:
    """A name for this run: the same input, options and program version may go on where another run stopped."""
    digest = hashlib.sha256(repr((__version__, task)).encode())
    for path in sorted(Path(__file__).parent.rglob("*")):
        if path.suffix in {".py", ".toml"}:
            digest.update(path.read_bytes())
    for item in items:
        changed = item.path.stat().st_mtime_ns if item.content is None else hashlib.sha256(item.content).hexdigest()
        digest.update(repr((item.document_id, str(item.path), item.size, item.offset, changed)).encode())
    return digest.hexdigest()[:16]


def work(items: Sequence[Item], task: Task, folder: Path, jobs: int, report: Progress) -> list[Path]:
    """The files of all parts, in order; those that are there already are not made again."""
    folder.mkdir(exist_ok=True)
    batches = partitions(items)
    files = [folder / f"part-{number:06}.json" for number in range(len(batches))]
    todo = [(batch, path) for batch, path in zip(batches, files, strict=True) if not path.is_file()]
    done = len(items) - sum(len(batch) for batch, _ in todo)
    report("reading", done, len(items))
    for count in _run_here(todo, task) if jobs == 1 or len(todo) < 2 else _run_pool(todo, task, jobs):
        done += count
        report("reading", done, len(items))
    return files


def _run_here(todo: list[tuple[list[Item], Path]], task: Task) -> Iterator[int]:
    if not todo:
        return
    worker = Worker(task)
    for batch, path in todo:
        worker.run(batch).save(path)
        yield len(batch)


_worker: Worker | None = None


def _start_worker(task: Task) -> None:
    """In a new process: load the parser, and leave Ctrl-C to the parent."""
    global _worker
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    _worker = Worker(task)


def _run_one(batch: list[Item], path: Path) -> int:
    assert _worker is not None
    _worker.run(batch).save(path)
    return len(batch)


def _run_pool(todo: list[tuple[list[Item], Path]], task: Task, jobs: int) -> Iterator[int]:
    """Work through partitions in several processes; each finished one is a file, so their order does not matter."""
    pool = ProcessPoolExecutor(min(jobs, len(todo)), get_context("spawn"), _start_worker, (task,))
    try:
        waiting: set[Future[int]] = {pool.submit(_run_one, batch, path) for batch, path in todo}
        while waiting:
            finished, waiting = wait(waiting, return_when=FIRST_COMPLETED)
            for future in finished:
                yield future.result()
    except BaseException:
        processes = list((pool._processes or {}).values())
        pool.shutdown(wait=False, cancel_futures=True)
        for process in processes:
            process.terminate()
        raise
    pool.shutdown()
