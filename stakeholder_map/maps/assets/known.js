// What overlays and search know, out of the numbers that a page holds (exports/known.py).

const NEWS = ["new", "met", "cold"];

// `called`: what stands as the title of each card.
export function unpacked(facts, called) {
  const key = (n) => `c${n}`;
  const day = (ago) => new Date(Date.parse(facts.today) - ago * 864e5).toISOString().slice(0, 10);
  const person = ([home, name, title], n) => {
    const whole = title === undefined ? called.get(key(n)) : "";
    const said = whole ? [whole.slice(0, name), whole.slice(name + 2)] : [name, title];
    return [key(n), ...said, facts.homes[home], facts.sounds[n] || "", n in facts.folds ? key(facts.folds[n]) : ""];
  };
  const way = ([mate, ...steps]) => {
    const through = steps.filter((_, at) => at % 2 === 0).map(key), strengths = steps.filter((_, at) => at % 2);
    return [through.at(-1), [facts.mates[mate], through, strengths.map((one) => (one < 0 ? ~one : one)), strengths.map((one) => one < 0)]];
  };
  return {
    ...facts,
    people: facts.people.flatMap((one, at) => (one ? [person(one, at + 1)] : [])),
    ties: facts.ties.map(([a, b, ...rest]) => [key(a), key(b), ...rest]),
    paths: Object.fromEntries(facts.paths.map(way)),
    stances: facts.stances.map(([n, ago, support]) => [key(n), day(ago), support]),
    news: facts.news.map(([n, ago, kind]) => [key(n), day(ago), NEWS[kind]]),
    camps: Object.fromEntries(facts.camps.map(([n, camp]) => [key(n), camp])),
    since: day(facts.since),
  };
}
