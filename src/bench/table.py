"""Figures of several rounds as lines for people: medians, and in brackets the least and the greatest."""

import statistics
from dataclasses import dataclass, field
from typing import Callable

from children import fail
from load import Sample

WARM_UPS = 12

HEAD = f"{'':<31}{'requests/s':<24}{'p50, ms':<24}{'p99, ms'}"


@dataclass
class Row:
    """What Broadsheet does and, if there is anything to compare it with, what that does in the same round."""

    name: str
    ours: Callable[[], Sample]
    beside: str = ""
    theirs: Callable[[], Sample] | None = None
    at_least: float | None = None
    p99_at_most: float | None = None
    our_samples: list[Sample] = field(default_factory=list)
    their_samples: list[Sample] = field(default_factory=list)

    def warm_up(self):
        """A minute for Java: so long two busy cores take to compile what it has seen often."""
        for _ in range(WARM_UPS):
            self.ours()
        if self.theirs:
            self.theirs()

    def measure(self, ours_first):
        """One round. Who comes first must change, lest a machine that gets slower favours one."""
        pair = [(self.ours, self.our_samples), (self.theirs, self.their_samples)]
        for run, samples in pair if ours_first else reversed(pair):
            if run:
                samples.append(run())
                if not samples[-1].rate:
                    fail(f"{self.name}: no answer in time, let it have more --seconds")

    def lines(self):
        yield _line(self.name, "Broadsheet", *_columns(self.our_samples))
        if not self.theirs:
            return
        yield _line("", self.beside, *_columns(self.their_samples))
        rates = _ratios(self.our_samples, self.their_samples, "rate")
        verdicts = [_judged("requests/s", rates, self.at_least, at_most=False)] if self.at_least else []
        p99s = []
        if self.their_samples[0].p99 is not None:
            p99s = _ratios(self.our_samples, self.their_samples, "p99")
        if self.p99_at_most:
            verdicts.append(_judged("p99", p99s, self.p99_at_most, at_most=True))
        yield _line("", "ratio", _spread(rates, 2), "", _spread(p99s, 2), ", ".join(verdicts))


def alone(name, values, unit, digits, at_most=None):
    """A line of a figure that is no rate."""
    verdict = _judged("", values, at_most, True) if at_most else ""
    return f"{name:<31}{_spread(values, digits)} {unit}   {verdict}".rstrip()


def ratio(name, ours, theirs, at_most):
    ratios = [our / their for our, their in zip(ours, theirs)]
    return f"{name:<31}{_spread(ratios, 2)}   {_judged('', ratios, at_most, True)}"


def _ratios(ours, theirs, figure):
    return [getattr(our, figure) / getattr(their, figure) for our, their in zip(ours, theirs)]


def _columns(samples):
    yield _spread([sample.rate for sample in samples], 0)
    if samples[0].p99 is not None:
        yield _spread([sample.p50 for sample in samples], 2)
        yield _spread([sample.p99 for sample in samples], 2)


def _line(name, who, rate, p50="", p99="", verdict=""):
    return f"{name:<20}{who:<11}{rate:<24}{p50:<24}{p99:<24}{verdict}".rstrip()


def _spread(values, digits):
    if not values:
        return ""
    return f"{statistics.median(values):.{digits}f} ({min(values):.{digits}f}–{max(values):.{digits}f})"


def _judged(what, values, bound, at_most):
    median = statistics.median(values)
    met = median <= bound if at_most else median >= bound
    return f"{what} {'≤' if at_most else '≥'} {bound:g} {'met' if met else 'NOT MET'}".strip()
