// The map on the screen: pan, zoom, select, focus, overlays, keyboard. The same file serves the
// app's component and the exported page.

// Views and overlays by key, so that they outlive a page of the app.
const KEPT = new Map();
const NODES = new Set("svg g defs marker pattern path rect circle use text tspan title".split(" "));
const SVG = "http://www.w3.org/2000/svg";
const OVERLAYS = ["all", "influence", "against", "reporting"];

// Only what our own drawing may hold is let in, whatever the text says.
export function drawing(source) {
  const root = new DOMParser().parseFromString(source, "image/svg+xml").documentElement;
  if (root.localName !== "svg" || root.namespaceURI !== SVG) return null;
  for (const node of [root, ...root.querySelectorAll("*")]) {
    if (node.namespaceURI !== SVG || !NODES.has(node.localName)) {
      node.remove();
      continue;
    }
    for (const { name, value } of [...node.attributes]) {
      const link = name === "href" || name.endsWith(":href");
      const outside = /url\((?!#)/i.test(value);
      if (name.startsWith("on") || name === "style" || outside || (link && value[0] !== "#"))
        node.removeAttribute(name);
    }
  }
  return document.importNode(root, true);
}

export function attach(host, { words, key = "", onSelect = () => {} }) {
  let svg = host.querySelector("svg");
  let whole, view, cards, selected = null, dragged = null;
  const kept = () => KEPT.get(key) || {};
  const stop = new AbortController();
  const on = (node, kind, does, more = {}) =>
    node.addEventListener(kind, does, { signal: stop.signal, ...more });

  const bar = host.insertBefore(document.createElement("div"), host.firstChild);
  bar.className = "map-bar";
  bar.setAttribute("role", "toolbar");
  const button = (name, does) => {
    const made = bar.appendChild(document.createElement("button"));
    made.type = "button";
    made.textContent = words[name];
    made.dataset.act = name;
    on(made, "click", does);
    return made;
  };
  const overlays = OVERLAYS.map((name) => button(name, () => show(name)));
  bar.appendChild(document.createElement("i"));
  button("closer", () => zoom(1 / 1.25));
  button("farther", () => zoom(1.25));
  button("fit", () => look(fitted()));

  // The whole picture, at the top; three people are not blown up to fill a wall.
  function fitted() {
    const wide = Math.max(whole[2], host.clientWidth / 1.25);
    return [whole[0] - (wide - whole[2]) / 2, whole[1], wide, whole[3]];
  }
  function look(to) {
    view = to;
    svg.setAttribute("viewBox", to.map((n) => Math.round(n * 10) / 10).join(" "));
    KEPT.set(key, { ...kept(), view: to, of: whole.join() });
  }
  function scale() {
    const box = svg.getBoundingClientRect();
    return Math.max(view[2] / box.width, view[3] / box.height) || 1;
  }
  function zoom(by, x = view[0] + view[2] / 2, y = view[1] + view[3] / 2) {
    const wide = Math.min(whole[2] * 2, Math.max(whole[2] / 8, view[2] * by));
    const times = wide / view[2];
    look([x - (x - view[0]) * times, y - (y - view[1]) * times, wide, view[3] * times]);
  }
  function show(name) {
    svg.dataset.overlay = name;
    overlays.forEach((made) => made.setAttribute("aria-pressed", made.dataset.act === name));
    KEPT.set(key, { ...kept(), overlay: name });
  }
  function select(id, tell = true) {
    // In some views somebody has several marks.
    const own = cards.filter((one) => one.dataset.seat === id);
    const card = own.includes(svg.querySelector(".card:focus")) ? svg.querySelector(".card:focus") : own[0];
    selected = card ? id : null;
    svg.classList.toggle("focus", !!card);
    const near = new Set([selected]);
    for (const line of svg.querySelectorAll(".lines [data-a]")) {
      const { a, b } = line.dataset;
      const tied = !!card && (a === selected || b === selected);
      line.classList.toggle("near", tied);
      if (tied) near.add(a).add(b);
    }
    for (const one of cards) {
      one.classList.toggle("near", near.has(one.dataset.seat));
      one.classList.toggle("selected", own.includes(one));
      one.setAttribute("aria-pressed", own.includes(one));
    }
    if (card) stand(card);
    if (tell) onSelect(selected);
  }
  function stand(card) {
    cards.forEach((one) => one.setAttribute("tabindex", one === card ? 0 : -1));
  }
  function walk(from, dx, dy) {
    const middle = (node) => {
      const box = node.getBoundingClientRect();
      return [box.x + box.width / 2, box.y + box.height / 2];
    };
    const [x, y] = middle(from);
    let best = null, least = Infinity;
    for (const card of cards) {
      const [cx, cy] = middle(card);
      const along = (cx - x) * dx + (cy - y) * dy;
      const across = Math.abs((cx - x) * dy) + Math.abs((cy - y) * dx);
      if (along > 2 && along + 2.5 * across < least) [best, least] = [card, along + 2.5 * across];
    }
    if (!best) return;
    stand(best);
    best.focus();
  }
  function listen() {
    on(svg, "pointerdown", (event) => {
      if (event.button) return;
      dragged = { x: event.clientX, y: event.clientY, view, moved: false, id: event.pointerId };
    });
    on(svg, "pointermove", (event) => {
      if (!dragged) return;
      const dx = event.clientX - dragged.x, dy = event.clientY - dragged.y;
      if (!dragged.moved && Math.hypot(dx, dy) < 5) return;
      if (!dragged.moved) svg.setPointerCapture(dragged.id);
      dragged.moved = true;
      const by = scale();
      look([dragged.view[0] - dx * by, dragged.view[1] - dy * by, dragged.view[2], dragged.view[3]]);
    });
    on(svg, "pointercancel", () => (dragged = null));
    on(svg, "pointerup", (event) => {
      const was = dragged;
      dragged = null;
      if (!was || was.moved) return;
      const card = event.target.closest(".card");
      const id = card && card.dataset.seat;
      select(id === selected ? null : id);
    });
    on(svg, "wheel", (event) => {
      event.preventDefault();
      const at = new DOMPoint(event.clientX, event.clientY);
      const { x, y } = at.matrixTransform(svg.getScreenCTM().inverse());
      zoom(Math.exp(Math.max(-120, Math.min(120, event.deltaY)) / 500), x, y);
    }, { passive: false });
    on(svg, "keydown", (event) => {
      const card = event.target.closest(".card");
      const step = { ArrowLeft: [-1, 0], ArrowRight: [1, 0], ArrowUp: [0, -1], ArrowDown: [0, 1] }[event.key];
      if (event.key === "Escape") select(null);
      else if (event.key === "+") zoom(1 / 1.25);
      else if (event.key === "-") zoom(1.25);
      else if (event.key === "0") look(fitted());
      else if (card && step) walk(card, ...step);
      else if (card && (event.key === "Enter" || event.key === " ")) select(card.dataset.seat);
      else return;
      event.preventDefault();
      event.stopPropagation();
    });
  }
  function draw(made) {
    if (made !== svg) {
      if (svg) svg.replaceWith(made);
      else host.insertBefore(made, bar.nextSibling);
      svg = made;
    }
    whole = svg.getAttribute("viewBox").split(" ").map(Number);
    svg.setAttribute("preserveAspectRatio", "xMidYMin");
    const lined = !!svg.querySelector(".lines");
    for (const made of overlays) made.hidden = !lined;
    cards = [...svg.querySelectorAll(".card")];
    for (const card of cards) card.setAttribute("role", "button");
    if (cards[0]) stand(cards[0]);
    listen();
    const was = kept();
    look(was.view && was.of === whole.join() ? was.view : fitted());
    show(was.overlay || "all");
    select(selected, false);
  }
  if (svg) draw(svg);
  return { draw, select, clear: () => select(null), detach: () => (stop.abort(), bar.remove()) };
}
