// The exported page: the selected person, one selection for all parts. Without scripts all parts
// stand below each other.

import { attach } from "./board.js";
import { unpacked } from "./known.js";
import { OVER, sentences } from "./overlay.js";

const read = (id) => JSON.parse(document.getElementById(id)?.textContent || "null");
const words = read("words");
const hosts = [...document.querySelectorAll(".map")];
const panel = document.getElementById("person");
let boards = [], chosen = null;

// What other parts of the page do when somebody is selected: say who is selected then.
const selecting = [];

// The facts of whoever is selected stand in the part that is looked at, if it is a picture.
function beside(section) {
  if (section.querySelector(".map, .network")) section.append(panel);
}

// The cards of the first picture are numbered as they stand.
document.querySelectorAll("#map .map:not([data-lane]) .card").forEach((card, at) => (card.dataset.seat = `c${at + 1}`));
const rows = new Map([...document.querySelectorAll("tr[data-seat]")].map((row) => [row.dataset.seat, row]));
const heads = [...document.querySelectorAll("th")].map((head) => head.textContent);
const called = new Map();

// What the table says of each person, for the panel and as the card's tooltip.
function facts(row) {
  return [...row.cells]
    .map((cell, at) => [heads[at], cell.textContent.trim()])
    .filter(([, said]) => said);
}
const titled = (where, said) => {
  const tip = where.querySelector("title") || document.createElementNS(OVER, "title");
  tip.textContent = said;
  where.prepend(tip);
};
const drawn = [...document.querySelectorAll(".board:not(.lens) .card")];
const known = unpacked(read("facts"), new Map(drawn.map((card) => [card.dataset.seat, card])));
for (const [id, name, title] of known.people) called.set(id, [name, title].filter(Boolean).join(", "));
for (const card of drawn) {
  const id = card.dataset.seat, row = rows.get(id), tip = card.querySelector("title");
  if (tip) called.set(id, tip.textContent);
  titled(card, row ? facts(row).map((fact) => fact.join(": ")).join("\n") : called.get(id));
}
for (const line of document.querySelectorAll("[data-ends]")) {
  [line.dataset.a, line.dataset.b] = line.dataset.ends.split("-");
  titled(line, `${called.get(line.dataset.a)} – ${called.get(line.dataset.b)}`);
}

function choose(id) {
  for (const does of selecting) id = does(id);
  chosen = id;
  for (const board of boards) board.select(id, false);
  panel.replaceChildren();
  panel.hidden = !id;
  if (!id) return;
  const add = (where, kind, said) =>
    (where.appendChild(document.createElement(kind)).textContent = said);
  const row = rows.get(id);
  const [name, ...more] = row ? facts(row) : [["", called.get(id) || ""]];
  add(panel, "h3", name[1]);
  const list = panel.appendChild(document.createElement("dl"));
  for (const [head, said] of more) {
    add(list, "dt", head);
    add(list, "dd", said);
  }
  const tied = sentences(id, known, words);
  if (tied.length) {
    add(list, "dt", words.ties);
    const all = list.appendChild(document.createElement("dd")).appendChild(document.createElement("ul"));
    for (const said of tied) add(all, "li", said);
  }
  const close = panel.appendChild(document.createElement("button"));
  close.className = "close";
  close.textContent = "×";
  close.setAttribute("aria-label", words.close);
  close.addEventListener("click", () => choose(null));
}

boards = hosts.map((host) => attach(host, { words, facts: known, key: host.parentElement.id + (host.dataset.lane || ""), onSelect: choose }));
if (hosts.length) beside(hosts[0].parentElement);
addEventListener("keydown", ({ key }) => key === "Escape" && chosen && choose(null));
addEventListener("beforeprint", () => choose(null));
