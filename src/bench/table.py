"""Figures of several rounds as lines for people: medians, and in brackets the least and the greatest."""

import statistics
from dataclasses import dataclass, field
from typing import Callable

from children import fail
from load import Sample

# Runs that Java gets at least and at most, and those of them that are compared with as many before.
FEWEST_WARM_UPS = 12
MOST_WARM_UPS = 40
LAST = 4

HEAD = f"{'':<31}{'requests/s':<24}{'p50, ms':<24}{'p99, ms'}"


@dataclass
class Measured:
    """Somebody who does what a row is about, and what was seen of it in each round."""

    name: str
    run: Callable[[], Sample]
    # What Broadsheet is to reach beside it.
    at_least: float | None = None
    p99_at_most: float | None = None
    is_java: bool = False
    samples: list[Sample] = field(default_factory=list)

    def warm_up(self):
        """Until it gets no faster: two busy cores take a minute and more to compile what Java has seen often."""
        rates = [self.run().rate]
        while self.is_java and (len(rates) < FEWEST_WARM_UPS or len(rates) < MOST_WARM_UPS and _gets_faster(rates)):
            rates.append(self.run().rate)

    def line(self, title=""):
        return _line(title, self.name, *_columns(self.samples))

    def ratio(self, ours):
        """How Broadsheet does beside it."""
        rates = _ratios(ours, self.samples, "rate")
        verdicts = [_judged("requests/s", rates, self.at_least, at_most=False)] if self.at_least else []
        p99s = _ratios(ours, self.samples, "p99") if self.samples[0].p99 is not None else []
        if self.p99_at_most:
            verdicts.append(_judged("p99", p99s, self.p99_at_most, at_most=True))
        return _line("", "ratio", _spread(rates, 2), "", _spread(p99s, 2), ", ".join(verdicts))


class Row:
    """What Broadsheet does, and what those that it is compared with do in the same round."""

    def __init__(self, name, ours, *others):
        self.name = name
        self.ours = Measured("Broadsheet", ours, is_java=True)
        self.others = others

    def warm_up(self):
        for each in self.ours, *self.others:
            each.warm_up()

    def measure(self, ours_first):
        """One round. Who comes first must change, lest a machine that gets slower favours one."""
        all = [self.ours, *self.others]
        for each in all if ours_first else reversed(all):
            each.samples.append(each.run())
            if not each.samples[-1].rate:
                fail(f"{self.name}: no answer in time, let it have more --seconds")

    def lines(self):
        yield self.ours.line(self.name)
        for other in self.others:
            yield other.line()
            yield other.ratio(self.ours.samples)


def _gets_faster(rates):
    return statistics.mean(rates[-LAST:]) > 1.03 * statistics.mean(rates[-2 * LAST:-LAST])


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
