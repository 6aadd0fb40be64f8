// The parts of the exported page as tabs: the network is drawn when it is first opened, and a gap
// can be shown on the map.

import { attachNetwork } from "./network.js";
import { beside, choose, chosen, read, selecting, words } from "./page.js";

const links = [...document.querySelectorAll("nav a")];
const part = (link) => document.querySelector(link.getAttribute("href"));
const canvas = document.querySelector(".network");
let net = null;

// The library of the network is large, and run only for who wants to see it.
function run(source) {
  document.head.append(Object.assign(document.createElement("script"), { textContent: source }));
}

function open(name) {
  for (const link of links) {
    const here = link.getAttribute("href") === `#${name}`;
    link.setAttribute("aria-selected", here);
    link.tabIndex = here ? 0 : -1;
    part(link).hidden = !here;
    if (here) beside(part(link));
  }
  if (name === "network" && canvas && !net) {
    run(document.getElementById("library").textContent);
    net = attachNetwork(canvas, read("graph"), { onSelect: choose });
    net.select(chosen);
  }
}
selecting.push((id) => (net?.select(id), id));
for (const gap of document.querySelectorAll("li[data-of]")) {
  if (!document.querySelector("#map .map")) break;
  const show = gap.appendChild(document.createElement("button"));
  show.textContent = words.show;
  show.addEventListener("click", () => {
    open("map");
    choose(gap.dataset.of);
  });
}
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
