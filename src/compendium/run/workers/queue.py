"""Tasks that wait for workers: each is answered exactly once, whatever happens to the workers."""

from collections import Counter, deque
from collections.abc import Callable, Iterable, Iterator, Sequence
from concurrent.futures import FIRST_COMPLETED, BrokenExecutor, CancelledError, Executor, Future, wait
from contextlib import AbstractContextManager
from typing import Any

from compendium.run.workers.execution import Outcome, Task

TRIES = 3
"""How often a task may be under way when a worker ends before it counts as the cause."""

BARREN = 6
"""How many sets of workers may end, one after the other, without one task that was finished."""

LOST = (BrokenExecutor, CancelledError)

DONE = object()
"""What stands for the end of steps."""

Open = Callable[[], AbstractContextManager[Executor]]
Submit = Callable[[Any, Task], "Future[Outcome]"]
Meanwhile = Callable[[], Iterable[None] | None]
"""Something else to do: all at once, or as far as its next step each time."""


class TaskQueue:
    """Runs tasks on executors that `opened` gives, a fresh one where workers were lost.

    `room` says how many tasks may be under way. With `alone`, tasks that were under way when workers ended are tried
    one at a time, so that the one that ends them is told from those beside it. `look` is called before tasks are
    submitted, and every so many seconds while nothing comes back; it may raise. `meanwhile` is called once, when the
    first tasks are under way. What came back is yielded, and more is submitted, between its steps, if it has any; as
    long as it goes on, `first` tasks may be under way, if that is more than `room`. What is left of it when all tasks
    are answered is not done.
    """

    def __init__(
        self,
        tasks: Sequence[Task],
        opened: Open,
        submit: Submit,
        room: Callable[[Any], int],
        alone: bool = True,
        look: Callable[[Any], None] = lambda executor: None,
        every: float | None = None,
        meanwhile: Meanwhile = lambda: None,
        first: int = 0,
    ) -> None:
        self._tasks, self._opened, self._submit, self._room = tasks, opened, submit, room
        self._alone, self._look, self._every = alone, look, every
        self._steps, self._first = _steps_of(meanwhile), first
        self._left = deque(range(len(tasks)))
        self._pending: dict[Future[Outcome], int] = {}
        self._tries: Counter[int] = Counter()
        self._finished = self._taken = 0

    def outcomes(self) -> Iterator[Outcome]:
        """Yield what came of each task as it ends."""
        barren = 0
        while self._left and barren < BARREN:
            before = self._finished
            with self._opened() as executor:
                yield from self._use(executor)
            barren = 0 if self._finished > before else barren + 1
        for number in self._left:
            yield Outcome(self._tasks[number].name, error="no worker lived long enough to run it")

    def _use(self, executor: Executor) -> Iterator[Outcome]:
        """Use one set of workers until nothing is left or a worker is lost."""
        whole = True
        while whole and (self._left or self._pending):
            whole = self._start(executor)
            is_busy = self._take_step()
            done = wait(self._pending, 0 if is_busy else self._every, FIRST_COMPLETED).done if whole else set()
            for future in done:
                if isinstance(future.exception() if not future.cancelled() else CancelledError(), LOST):
                    whole = False
                else:
                    yield self._answer(future)
        yield from self._take_back()

    def _take_step(self) -> bool:
        """Do a step of what else there is to do; False where that was the last."""
        is_busy = next(self._steps, DONE) is not DONE
        self._first = self._first if is_busy else 0
        return is_busy

    def _start(self, executor: Executor) -> bool:
        """Submit as many tasks as there is room for; False where the workers are lost."""
        try:
            self._look(executor)
            while self._left and self._may_start(executor):
                self._pending[self._submit(executor, self._tasks[self._left[0]])] = self._left[0]
                self._left.popleft()
        except LOST:
            return False
        return True

    def _may_start(self, executor: Executor) -> bool:
        if self._alone and any(self._tries[number] for number in (self._left[0], *self._pending.values())):
            return not self._pending
        room = self._room(executor)
        self._taken = max(self._taken, room)
        return len(self._pending) < max(room, self._first)

    def _answer(self, future: "Future[Outcome]") -> Outcome:
        task = self._tasks[self._pending.pop(future)]
        self._finished += 1
        error = future.exception()
        return Outcome(task.name, error=f"{type(error).__name__}: {error}") if error else future.result()

    def _take_back(self) -> Iterator[Outcome]:
        """Put what was under way back to the front, but what is finished and what has been tried often enough."""
        for future in list(self._pending):
            if future.done() and not future.cancelled() and not future.exception():
                yield self._answer(future)
        again = sorted(self._pending.values())
        self._pending.clear()
        self._tries.update(again[: self._taken] if self._alone else ())  # workers take them in this order
        self._left.extendleft(number for number in reversed(again) if self._tries[number] < TRIES)
        for number in again:
            if self._tries[number] >= TRIES:
                yield Outcome(self._tasks[number].name, error=f"its worker process ended {TRIES} times")


def _steps_of(meanwhile: Meanwhile) -> Iterator[None]:
    """The steps of something else; it begins with the first of them."""
    yield from meanwhile() or ()
