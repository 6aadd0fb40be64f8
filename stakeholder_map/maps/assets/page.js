// The exported page: tabs, the selected person, one selection for all parts. Without scripts all
// parts stand below each other.

import { unpacked } from "./known.js";

const read = (id) => JSON.parse(document.getElementById(id)?.textContent || "null");
const words = read("words");
const links = [...document.querySelectorAll("nav a")];
const part = (link) => document.querySelector(link.getAttribute("href"));
const hosts = [...document.querySelectorAll(".map")];
const canvas = document.querySelector(".network");
const panel = document.getElementById("person");
let boards = [], net = null, chosen = null;

// The facts of whoever is selected stand in the part that is looked at, if it is a picture.
function beside(section) {
  if (section.querySelector(".map, .network")) section.append(panel);
}

function open(name) {
  for (const link of links) {
    const here = link.getAttribute("href") === `#${name}`;
    link.setAttribute("aria-selected", here);
    link.tabIndex = here ? 0 : -1;
    part(link).hidden = !here;
    if (here) beside(part(link));
  }
  if (name === "network" && canvas && !net && globalThis.vis) {
    net = attachNetwork(canvas, read("graph"), { onSelect: choose });
    net.select(chosen);
  }
}

const rows = new Map([...document.querySelectorAll("tr[data-seat]")].map((row) => [row.dataset.seat, row]));
const heads = [...document.querySelectorAll("th")].map((head) => head.textContent);
const called = new Map();

// What the table says of each person, for the panel and as the card's tooltip.
function facts(row) {
  return [...row.cells]
    .map((cell, at) => [heads[at], cell.textContent.trim()])
    .filter(([, said]) => said);
}
for (const card of document.querySelectorAll(".board:not(.lens) .card")) {
  const tip = card.querySelector("title");
  const row = rows.get(card.dataset.seat);
  called.set(card.dataset.seat, tip.textContent);
  if (row) tip.textContent = facts(row).map((fact) => fact.join(": ")).join("\n");
}
const known = unpacked(read("facts"), called);
for (const line of document.querySelectorAll(".lines [data-a]")) {
  const tip = document.createElementNS("http://www.w3.org/2000/svg", "title");
  tip.textContent = `${called.get(line.dataset.a)} – ${called.get(line.dataset.b)}`;
  line.append(tip);
}

// Of a crowd the lanes are folded; each has a picture of its own that takes the place of the whole.
const lanes = hosts.filter((host) => host.dataset.lane);
function turn(to) {
  for (const host of lanes) host.hidden = host !== to;
  const whole = lanes.length && document.querySelector("#map > .map:not([data-lane])");
  if (whole) whole.hidden = !!to;
}

function choose(id) {
  const card = id && document.querySelector(`#map .card[data-seat="${id}"]`);
  if (card && card.dataset.lane) {
    turn(lanes.find((host) => host.dataset.lane === card.dataset.lane));
    id = null;
  } else if (card && card.closest(".map").dataset.lane && card.closest(".map").hidden) turn(card.closest(".map"));
  chosen = id;
  for (const board of boards) board.select(id, false);
  net?.select(id);
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
for (const host of lanes) {
  const back = document.createElement("button");
  back.textContent = `← ${words.lanes}`;
  back.addEventListener("click", () => turn(null));
  host.querySelector(".map-bar").prepend(back);
}
turn(null);
if (hosts.length) beside(hosts[0].parentElement);
for (const gap of document.querySelectorAll("li[data-of]")) {
  if (!document.querySelector("#map .map")) break;
  const show = gap.appendChild(document.createElement("button"));
  show.textContent = words.show;
  show.addEventListener("click", () => {
    open("map");
    choose(gap.dataset.of);
  });
}
if (links.length > 1) {
  document.body.classList.add("tabbed");
  document.querySelector("nav").setAttribute("role", "tablist");
  links.forEach((link, at) => {
    link.setAttribute("role", "tab");
    part(link).setAttribute("role", "tabpanel");
    const name = link.getAttribute("href").slice(1);
    link.addEventListener("click", (event) => {
      event.preventDefault();
      open(name);
    });
    link.addEventListener("keydown", ({ key }) => {
      const step = { ArrowLeft: -1, ArrowRight: 1 }[key];
      const next = step && links[(at + step + links.length) % links.length];
      if (next) next.click(), next.focus();
    });
  });
  open(links[0].getAttribute("href").slice(1));
}
addEventListener("keydown", ({ key }) => key === "Escape" && chosen && choose(null));
addEventListener("beforeprint", () => choose(null));
