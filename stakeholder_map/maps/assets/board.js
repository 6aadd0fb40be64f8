// The map on the screen: pan, zoom, select, focus, overlays, keyboard. The same file serves the
// app's component and the exported page.

import { finder } from "./find.js";
import { explain, overlay, OVERLAYS } from "./overlay.js";

// Views and overlays by key, so that they outlive a page of the app.
const KEPT = new Map();
const NOTHING = { people: [], ties: [], paths: {}, stances: [], news: [], gone: [], camps: {} };
const FLIGHT = 320;

// `facts`: what the overlays and the search know (maps/board/overlays.py). `onTie`, `onEdit`: the app's.
export function attach(host, { words, facts = NOTHING, key = "", onSelect = () => {}, onTie, onEdit }) {
  let svg = host.querySelector("svg");
  let whole, view, cards, over, now = "all", selected = null, dragged = null, tying = null, last = {}, clicked = {};
  const kept = () => KEPT.get(key) || {};
  const stop = new AbortController();
  const on = (node, kind, does, more = {}) =>
    node.addEventListener(kind, does, { signal: stop.signal, ...more });
  const frame = host.parentElement;
  frame.classList.add("frame");

  const bar = host.insertBefore(document.createElement("div"), host.firstChild);
  bar.className = "map-bar";
  bar.setAttribute("role", "toolbar");
  bar.setAttribute("aria-label", words.overlay);
  const make = (where, kind, said) => Object.assign(where.appendChild(document.createElement(kind)), { textContent: said });
  const button = (name, does, said = words[name], tip = "") => {
    const made = make(bar, "button", said);
    made.type = "button";
    made.dataset.act = name;
    if (tip) made.title = tip;
    if (tip && said.length < 2) made.setAttribute("aria-label", tip);
    on(made, "click", does);
    return made;
  };
  const overlays = OVERLAYS.map((name, at) => button(name, () => show(name), words.names[at], `${at + 1}`));
  const day = make(bar, "input");
  day.type = "date";
  day.setAttribute("aria-label", words.since);
  on(day, "change", () => day.value && (KEPT.set(key, { ...kept(), since: day.value }), show(now)));
  const tie = button("tie", () => begin_tie(), words.tie);
  bar.appendChild(document.createElement("i"));
  const search = finder(bar, words, {
    people: () => facts.people,
    fly,
    pick: (id) => (select(id), card_of(id)?.focus({ preventScroll: true })),
    back: () => {
      const was = view;
      return () => (mark(null), glide(was));
    },
    on,
  });
  button("screen", fill_screen, words.screen, "f");
  button("closer", () => zoom(1 / 1.25), "+", words.nearer);
  button("farther", () => zoom(1.25), "−", words.wider);
  button("fit", () => look(fitted()));
  button("keys", () => (help.hidden = !help.hidden), "?", words.keys);
  const help = make(host, "dl");
  help.className = "map-keys";
  help.hidden = true;
  for (const [sign, said] of words.help) make(help, "dt", sign), make(help, "dd", said);
  const says = make(host, "p");
  says.className = "map-says";
  says.setAttribute("role", "status");

  const card_of = (id) => over?.card_of(id) || cards.find((one) => one.dataset.seat === id);
  const mark = (id) => cards.forEach((one) => one.classList.toggle("hit", !!id && one === card_of(id)));
  function fly(id) {
    const card = card_of(id);
    mark(id);
    if (!card) return;
    const { x, y, width, height } = card.getBoundingClientRect();
    const at = new DOMPoint(x + width / 2, y + height / 2).matrixTransform(svg.getScreenCTM().inverse());
    const wide = Math.min(view[2], whole[2] * 0.55), high = (view[3] * wide) / view[2];
    glide([at.x - wide / 2, at.y - high / 2, wide, high]);
  }
  function glide(to) {
    const from = view, start = performance.now();
    if (matchMedia("(prefers-reduced-motion: reduce)").matches) return look(to);
    const step = (time) => {
      const part = Math.min(1, Math.max(0, (time - start) / FLIGHT)), ease = part * (2 - part);
      look(from.map((n, at) => n + (to[at] - n) * ease));
      if (part < 1) glide.next = requestAnimationFrame(step);
    };
    cancelAnimationFrame(glide.next);
    glide.next = requestAnimationFrame(step);
  }
  function fill_screen() {
    if (document.fullscreenElement) document.exitFullscreen();
    else frame.requestFullscreen?.().catch(() => frame.classList.toggle("wall"));
  }
  on(document, "fullscreenchange", () => svg && look(fitted()));
  function begin_tie() {
    tying = selected;
    speak();
  }
  function speak() {
    says.textContent = tying ? words.other : last.said || "";
    says.hidden = !says.textContent;
    // It stands below the picture, but nothing shrinks under a hand that is about to click.
    says.classList.toggle("over", !!tying);
    tie.hidden = !onTie || !selected || !!tying || !facts.people.some((one) => one[0] === selected);
  }
  // Keys of the whole page, unless something is being typed.
  on(window, "keydown", (event) => {
    const typing = event.composedPath()[0];
    if (!svg || !host.getClientRects().length || event.defaultPrevented || event.ctrlKey || event.metaKey || event.altKey) return;
    if (typing.isContentEditable || /^(input|textarea|select)$/i.test(typing.tagName || "")) return;
    const number = /^[1-7]$/.test(event.key) && !overlays[0].hidden && OVERLAYS[event.key - 1];
    if (event.key === "/") search.open();
    else if (event.key === "f") fill_screen();
    else if (event.key === "?") help.hidden = !help.hidden;
    else if (event.key === "t" && !tie.hidden) begin_tie();
    else if (number) show(number);
    else if (event.key === "Escape" && (tying || !help.hidden)) (tying = null), (help.hidden = true), speak();
    else return;
    event.preventDefault();
  });

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
    now = name;
    svg.dataset.overlay = name;
    overlays.forEach((made) => made.setAttribute("aria-pressed", made.dataset.act === name));
    day.hidden = name !== "changes" || overlays[0].hidden;
    KEPT.set(key, { ...kept(), overlay: name });
    paint();
  }
  // What lies over the lines and who stands out, for the overlay and whoever is selected.
  function paint() {
    last = over ? over.draw(now, selected, kept().since || facts.since) : { near: new Set(), signs: new Set() };
    day.value = kept().since || facts.since || "";
    const near = new Set(last.near);
    const own = card_of(selected);
    if (own) near.add(own);
    for (const line of svg.querySelectorAll(".lines:not(.over) [data-a]")) {
      const ends = [line.dataset.a, line.dataset.b].map((id) => cards.find((one) => one.dataset.seat === id));
      const tied = !!own && ends.includes(own);
      line.classList.toggle("near", tied);
      if (tied && now !== "path") ends.forEach((one) => near.add(one));
    }
    for (const one of cards) one.classList.toggle("near", near.has(one) || (!over && one.dataset.seat === selected));
    svg.classList.toggle("focus", !!own && (now !== "path" || !!facts.paths[selected]));
    explain(frame.querySelector(".map-legend svg"), now, last.signs, selected);
    speak();
  }
  function select(id, tell = true) {
    // In some views somebody has several marks.
    const own = cards.filter((one) => one.dataset.seat === id);
    const focused = svg.querySelector(".card:focus");
    const card = own.includes(focused) ? focused : own[0] || (id && over?.card_of(id));
    selected = card ? id : null;
    tying = null;
    mark(null);
    for (const one of cards) {
      one.classList.toggle("selected", one === card || own.includes(one));
      one.setAttribute("aria-pressed", own.includes(one));
    }
    paint();
    if (card) stand(card);
    if (tell) onSelect(selected);
  }
  function stand(card) {
    cards.forEach((one) => one.setAttribute("tabindex", one === card ? 0 : -1));
  }
  // Up and down follow the reporting lines where there are any.
  function walk(from, dx, dy) {
    const id = from.dataset.seat, ends = dy < 0 ? ["b", "a"] : ["a", "b"];
    const kin = dy ? [...svg.querySelectorAll(".reports [data-a]")].filter((line) => line.dataset[ends[0]] === id) : [];
    const next = kin.map((line) => cards.find((one) => one.dataset.seat === line.dataset[ends[1]])).filter(Boolean);
    if (next.length) return go(next[0]);
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
    if (best) go(best);
  }
  function go(card) {
    stand(card);
    card.focus();
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
      if (tying && id && id !== tying) {
        onTie(tying, id);
        tying = null;
        return speak();
      }
      // The second click of two belongs to the first.
      const again = id && id === clicked.id && event.timeStamp - clicked.at < 400;
      clicked = { id, at: event.timeStamp };
      if (!again) select(id === selected ? null : id);
      else if (onEdit && selected === id) onEdit(id);
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
      if (event.key === "Escape" && (tying || !help.hidden)) return;
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
    over = lined && facts.people.length ? overlay(svg, cards, facts, words) : null;
    for (const card of cards) card.setAttribute("role", "button");
    if (cards[0]) stand(cards[0]);
    listen();
    const was = kept();
    look(was.view && was.of === whole.join() ? was.view : fitted());
    show(OVERLAYS.includes(was.overlay) ? was.overlay : "all");
    select(selected, false);
  }
  // Newer facts for the picture that is drawn next.
  const know = (newer) => (facts = newer);
  if (svg) draw(svg);
  return { draw, select, know, paint, clear: () => select(null), detach: () => (stop.abort(), bar.remove()) };
}
