/** The part of the job that puts changes into bands, as engine/simulation/fold/changes.ts does. */
export const bands = `# How changes are put into bands where there are many: engine/simulation/fold/changes.ts has the same.
MOST_BARS = 15
STEPS = [10, 15, 20, 30, 50, 70]
CUTS = [[0, 1, 2, 3, 4, 5], [0, 2, 4], [0]]


def edge(decade, step):
    return (STEPS[step] * 10**decade + 9) // 10


def band_of(change, cut):
    """The first and the last change of the band that a change is in."""
    if change == 0:
        return (0, 0)
    digits = str(abs(change))
    lead = int((digits + "0")[:2])
    step = max(index for index, each in enumerate(STEPS) if each <= lead)
    decade = len(digits) - 1
    at = max(index for index, each in enumerate(cut) if each <= step)
    low = edge(decade, cut[at])
    high = (edge(decade, cut[at + 1]) if at + 1 < len(cut) else edge(decade + 1, 0)) - 1
    return (low, high) if change > 0 else (-high, -low)


class Distribution:
    """Keeps each change while there are few, and bands beyond."""

    def __init__(self):
        self.few = Counter()
        self.cuts = [Counter() for _ in CUTS]

    def add(self, change, people):
        if self.few is not None:
            self.few[(change, change)] += people
            if len(self.few) > MOST_BARS:
                self.few = None
        for cut, bands in zip(CUTS, self.cuts):
            bands[band_of(change, cut)] += people

    def bars(self):
        if self.few is not None:
            return sorted(self.few.items())
        return sorted(next((bands for bands in self.cuts if len(bands) <= MOST_BARS), self.cuts[-1]).items())`
