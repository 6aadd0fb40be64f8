// What overlays and search know, out of the numbers that a page holds (exports/known.py).

const NEWS = ["new", "met", "cold"];

// `cards`: by their keys.
export function unpacked(facts, cards) {
  const key = (n) => `c${n}`;
  const day = (ago) => new Date(Date.parse(facts.today) - ago * 864e5).toISOString().slice(0, 10);
  const person = (one, n) => {
    let [home, name, title] = [one].flat();
    const card = cards.get(key(n));
    const read = (what) => card.querySelector(what)?.textContent || "";
    if (name === undefined) [name, title] = [read(".name"), read(".title")];
    else if (title === undefined) [name, title] = [read("title").slice(0, name), read("title").slice(name + 2)];
    return [key(n), name, title, facts.homes[home], facts.sounds[n] || "", n in facts.folds ? key(facts.folds[n]) : ""];
  };
  const way = ([mate, ...steps]) => {
    const through = steps.filter((_, at) => at % 2 === 0).map(key), strengths = steps.filter((_, at) => at % 2);
    return [through.at(-1), [facts.mates[mate], through, strengths.map((one) => (one < 0 ? ~one : one)), strengths.map((one) => one < 0)]];
  };
  return {
    ...facts,
    people: facts.people.flatMap((one, at) => (one < 0 ? [] : [person(one, at + 1)])),
    ties: facts.ties.map(([a, b, ...rest]) => [key(a), key(b), ...rest]),
    paths: Object.fromEntries(facts.paths.map(way)),
    stances: facts.stances.map(([n, ago, support]) => [key(n), day(ago), support]),
    news: facts.news.map(([n, ago, kind]) => [key(n), day(ago), NEWS[kind]]),
    gone: facts.gone.map(([name, ago]) => [name, day(ago)]),
    camps: Object.fromEntries(facts.camps.map(([n, camp]) => [key(n), camp])),
    since: day(facts.since),
  };
}
