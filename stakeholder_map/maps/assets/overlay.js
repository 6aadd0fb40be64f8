// What is drawn over the map: overlays, the ties of whoever is selected, badges, and the legend.

export const OVER = "http://www.w3.org/2000/svg";
export const OVERLAYS = ["all", "reporting", "strong", "against", "path", "changes", "camps"];
const TIES = ["influence", "against", "conflict", "allied", "informal"];
const LINES_OF = { all: null, strong: ["influence", "against"], against: ["against", "conflict"] };
const SHAPES = [
  "M-11 -11H11V11H-11z",
  "M-12 0A12 12 0 1 1 12 0A12 12 0 1 1 -12 0z",
  "M0 -15L15 11H-15z",
  "M0 -15L15 0L0 15L-15 0z",
  "M-7 -12H7L14 0L7 12H-7L-14 0z",
];

function add(where, name, attributes = {}, said) {
  const made = where.appendChild(document.createElementNS(OVER, name));
  for (const [key, value] of Object.entries(attributes)) made.setAttribute(key, value);
  if (said !== undefined) made.textContent = said;
  return made;
}

function box(card) {
  const { e, f } = card.transform.baseVal.getItem(0).matrix;
  const { width, height } = card.querySelector(".edge").getBBox();
  return { x: e, y: f, width, height, middle: [e + width / 2, f + height / 2] };
}

// Where the straight line from the middle of a card towards a point leaves the card.
function leaves({ width, height, middle: [x, y] }, [to_x, to_y], gap) {
  const dx = to_x - x, dy = to_y - y;
  const far = Math.min((width / 2 + gap) / (Math.abs(dx) || 1e-9), (height / 2 + gap) / (Math.abs(dy) || 1e-9), 1);
  return [x + dx * far, y + dy * far];
}

function curve(one, other) {
  const a = box(one), b = box(other);
  const [ax, ay] = a.middle, [bx, by] = b.middle;
  const turn = [(ax + bx) / 2 - (by - ay) * 0.12, (ay + by) / 2 + (bx - ax) * 0.12];
  const start = leaves(a, turn, 4), end = leaves(b, turn, 10);
  const half = [0, 1].map((i) => start[i] / 4 + turn[i] / 2 + end[i] / 4);
  const round = (point) => point.map((n) => n.toFixed(1)).join(" ");
  return { d: `M${round(start)}Q${round(turn)} ${round(end)}`, start, turn, end, half };
}

export const signed = (support) =>
  support === null || support === undefined ? "?" : support > 0 ? `+${support}` : support < 0 ? `−${-support}` : "0";

export const letter = (at) => (at > 25 ? letter(Math.floor(at / 26) - 1) : "") + String.fromCharCode(65 + (at % 26));

export const fill = (pattern, values) =>
  Object.entries(values).reduce((said, [key, value]) => said.replace(`{${key}}`, () => value), pattern);

// The ties of a person as sentences, strongest first.
export function sentences(id, facts, words) {
  const names = new Map(facts.people.map((one) => [one[0], one[1]]));
  return facts.ties
    .filter(([a, b]) => a === id || b === id)
    .sort((one, other) => other[3] - one[3])
    .map(([a, b, style, strength]) => `${fill(words.said[style], { source: names.get(a), target: names.get(b) })} · ${strength} %`);
}

export function overlay(svg, cards, facts, words) {
  const by_key = new Map(cards.map((card) => [card.dataset.seat, card]));
  const people = new Map(facts.people.map((one) => [one[0], one]));
  const lines = svg.querySelector(".lines");
  const layer = document.createElementNS(OVER, "g");
  layer.setAttribute("class", "lines over");
  layer.setAttribute("aria-hidden", "true");
  lines.after(layer);
  // A folded person is shown by the fold.
  const card_of = (id) => by_key.get(id) || by_key.get(people.get(id)?.[5]);
  const name_of = (id) => people.get(id)?.[1] ?? "";

  function badge(card, kind, said, shape) {
    const { width } = box(card);
    const made = add(card, "g", { class: `badge ${kind}`, "aria-hidden": "true" });
    const back = add(made, "path");
    const text = add(made, "text", { y: 5 }, said);
    const wide = Math.max(24, text.getComputedTextLength() + 14);
    made.setAttribute("transform", `translate(${width - wide / 2 + 6} -6)`);
    back.setAttribute("d", shape ?? `M${6 - wide / 2} -12H${wide / 2 - 6}a6 6 0 0 1 6 6V6a6 6 0 0 1 -6 6H${6 - wide / 2}a6 6 0 0 1 -6 -6V-6a6 6 0 0 1 6 -6z`);
    card.classList.add("lit");
  }

  function ties(id) {
    const near = new Set();
    for (const [a, b, style, strength, both] of facts.ties) {
      if (a !== id && b !== id) continue;
      const one = card_of(a), other = card_of(b);
      if (!one || !other || one === other) continue;
      near.add(one).add(other);
      const keys = [one.dataset.seat, other.dataset.seat];
      const there = [...lines.querySelectorAll(`.${TIES[style]} [data-a]`)].some(
        ({ dataset }) => keys.includes(dataset.a) && keys.includes(dataset.b) && dataset.a !== dataset.b);
      if (there) continue;
      const group = add(layer, "g", { class: TIES[style] });
      const { d } = curve(one, other);
      const line = add(group, "path", { d, class: "near", "data-focus": `${a} ${b}` });
      if (style < 2) line.setAttribute("stroke-width", 1.4 + (2.6 * strength) / 100);
      const head = svg.querySelector(`.head-${TIES[style]}`);
      if (head) line.setAttribute("marker-end", `url(#${head.id})`);
      if (head && (both || style > 1)) line.setAttribute("marker-start", `url(#${head.id})`);
      add(line, "title", {}, fill(words.said[style], { source: name_of(a), target: name_of(b) }));
    }
    return near;
  }

  const paint = {
    strong() {
      const least = 1.4 + (2.6 * facts.strong) / 100 - 0.06;
      for (const line of lines.querySelectorAll(".influence path, .against path"))
        line.classList.toggle("weak", Number(line.getAttribute("stroke-width")) < least);
    },
    against() {
      for (const card of cards) if (card.querySelector("use[class^=sm]")) card.classList.add("lit");
      for (const line of lines.querySelectorAll(".against [data-a], .conflict [data-a]"))
        for (const id of [line.dataset.a, line.dataset.b]) card_of(id)?.classList.add("lit");
    },
    path(chosen, signs) {
      if (!chosen) return words.choose;
      const way = facts.paths[chosen];
      if (!way) return fill(words.noway, { name: name_of(chosen) });
      const [mate, through, strengths, taken] = way;
      const weak = strengths.indexOf(Math.min(...strengths));
      through.forEach((id, at) => {
        const card = card_of(id);
        if (!card) return;
        badge(card, "hop", at ? `${at + 1}` : `${mate} → 1`);
        const before = at && card_of(through[at - 1]);
        if (!before || before === card) return;
        const line = curve(before, card), [dx, dy] = [line.end[0] - line.turn[0], line.end[1] - line.turn[1]];
        const long = Math.hypot(dx, dy) || 1, [ux, uy] = [dx / long, dy / long], [x, y] = line.end;
        const group = add(layer, "g", { class: at === weak ? "way weakest" : "way" });
        add(group, "path", { d: line.d });
        add(group, "path", { class: "tip", d: `M${x + 7 * ux} ${y + 7 * uy}L${x - 6 * ux - 7 * uy} ${y - 6 * uy + 7 * ux}L${x - 6 * ux + 7 * uy} ${y - 6 * uy - 7 * ux}z` });
        add(group, "text", { x: line.half[0], y: line.half[1] - 6 }, `${strengths[at]} %`);
        signs.add("path way");
        if (at === weak) signs.add("path weak");
      });
      const chance = Math.round(100 * strengths.reduce((all, one) => (all * one) / 100, 1));
      const step = `${weak ? name_of(through[weak - 1]) : mate} → ${name_of(through[weak])} ${strengths[weak]} %${taken[weak] ? ` (${words.taken})` : ""}`;
      return `${[mate, ...through.map(name_of)].join(" → ")} · ${chance} % · ${fill(words.weakest, { step })}`;
    },
    changes(chosen, signs, since) {
      const told = new Map();
      const tell = (id, kind, said) => {
        signs.add(`changes ${kind}`);
        told.set(id, [...(told.get(id) || []), [kind, said]]);
      };
      const held = new Map();
      for (const [id, day, support] of facts.stances)
        held.set(id, { ...(held.get(id) || { before: null }), ...(day <= since ? { before: support } : {}), now: support });
      for (const [id, { before, now }] of held) {
        if (before === now) continue;
        const kind = before === null || now === null ? "learned" : now > before ? "up" : "down";
        tell(id, kind, `${{ up: "▲", down: "▼", learned: "◆" }[kind]} ${signed(before)} → ${signed(now)}`);
      }
      for (const [id, day, kind] of facts.news) if (day > since) tell(id, kind, words[kind]);
      for (const [id, news] of told) {
        const card = card_of(id);
        if (card && !card.querySelector(".badge")) badge(card, news[0][0], news.map((one) => one[1]).join(" · "));
      }
      const left = facts.gone.filter(([, day]) => day > since);
      if (left.length) return fill(words.left, { names: left.map(([name, day]) => `${name} (${day})`).join(", ") });
      return told.size ? "" : words.unchanged;
    },
    camps(chosen, signs) {
      for (const [id, camp] of Object.entries(facts.camps)) {
        const card = card_of(id);
        if (!card || card.querySelector(".badge")) continue;
        signs.add(`camps ${camp < 0 ? "us" : camp}`);
        if (camp < 0) badge(card, "us", `✓ ${words.us}`);
        else badge(card, `camp camp${camp % SHAPES.length}`, letter(camp), SHAPES[camp % SHAPES.length]);
      }
      return signs.size ? "" : words.uncamped;
    },
  };

  return {
    names: name_of,
    card_of,
    // Returns what to say below the buttons and the signs to explain.
    draw(name, chosen, since) {
      layer.replaceChildren();
      for (const card of cards) {
        card.classList.remove("lit");
        card.querySelectorAll(".badge").forEach((one) => one.remove());
      }
      const signs = new Set();
      const near = chosen && name !== "path" ? ties(chosen) : new Set();
      const said = paint[name]?.(chosen, signs, since) || "";
      const unlit = name === "against" || name === "changes" || name === "camps" || (name === "path" && chosen && facts.paths[chosen]);
      svg.classList.toggle("dim", !!unlit && !(chosen && name !== "path"));
      if (name === "path") for (const card of cards) if (card.classList.contains("lit")) near.add(card);
      for (const line of [...lines.querySelectorAll("path"), ...layer.querySelectorAll("path")]) {
        const style = line.parentNode.getAttribute("class");
        const shown = style === "reports" || style === "dotted" ? !["strong", "against"].includes(name)
          : name in LINES_OF && (!LINES_OF[name] || LINES_OF[name].includes(style));
        if (shown && !(name === "strong" && line.classList.contains("weak"))) signs.add(`line ${style}`);
      }
      return { said, signs, near };
    },
    wants_day: (name) => name === "changes",
  };
}

// The legend holds every sign; those that are not on the screen go, the others close up.
export function explain(legend, name, signs, chosen) {
  if (!legend) return;
  const room = legend.viewBox.baseVal.width;
  let x = 0, y = 0;
  for (const item of legend.children) {
    const [kind, sign] = (item.dataset.sign || "").split(" ");
    const own = ["line", "path", "changes", "camps"].includes(kind);
    const shown = own ? signs.has(item.dataset.sign) : kind === "says" ? sign === name : kind === "note" ? name === "all" && !chosen : true;
    item.setAttribute("display", shown ? "inline" : "none");
    if (!shown) continue;
    const wide = Number(item.dataset.wide);
    if (x && x + wide > room) [x, y] = [0, y + 25];
    item.setAttribute("transform", `translate(${x} ${y})`);
    x += wide + 14;
  }
  legend.setAttribute("viewBox", `0 0 ${room} ${y + 25}`);
}
