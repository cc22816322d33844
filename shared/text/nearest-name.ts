/**
 * The candidate that `name` is most likely a slip of: a few changed, missing, added or swapped letters
 * make it the candidate or, less likely, its beginning; capitals aside. Undefined where none is near.
 */
export function nearestName(name: string, candidates: Iterable<string>): string | undefined {
  // No name is that long, and the comparison takes time with its length.
  if (name.length > 64) return undefined;
  const wanted = name.toLowerCase();
  let nearest: string | undefined;
  let least = Math.max(1, Math.floor(wanted.length / 3)) + 1;
  for (const candidate of candidates) {
    const distance = slips(wanted, candidate.toLowerCase());
    if (distance >= least) continue;
    least = distance;
    nearest = candidate;
  }
  return nearest;
}

/** Optimal string alignment distance from `a` to `b`, or half a slip more than that to a beginning of `b`. */
function slips(a: string, b: string): number {
  let beforeLast: number[] = [];
  let last = Array.from({ length: b.length + 1 }, (_, j) => j);
  for (let i = 1; i <= a.length; i++) {
    const row = [i];
    for (let j = 1; j <= b.length; j++) {
      const cost = a[i - 1] === b[j - 1] ? 0 : 1;
      let best = Math.min(row[j - 1]! + 1, last[j]! + 1, last[j - 1]! + cost);
      if (i > 1 && j > 1 && a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1])
        best = Math.min(best, beforeLast[j - 2]! + 1);
      row.push(best);
    }
    beforeLast = last;
    last = row;
  }
  const whole = last[b.length]!;
  // Nearly everything begins like a text of one or two letters.
  return a.length < 3 ? whole : Math.min(whole, Math.min(...last) + 0.5);
}
