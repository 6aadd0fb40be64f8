// The board as a component of the app: keeps the picture over reruns, tells Python the selection.

import { attach } from "./board.js";
import { draggable } from "./board_drag.js";
import { drawing } from "./drawing.js";

const MOUNTED = new WeakMap();

export default function component({ data: [data], parentElement, setStateValue, setTriggerValue }) {
  let mounted = MOUNTED.get(parentElement);
  if (!mounted) {
    const frame = parentElement.appendChild(document.createElement("div"));
    const host = frame.appendChild(document.createElement("div"));
    const legend = frame.appendChild(document.createElement("div"));
    host.className = "map";
    legend.className = "map-legend";
    mounted = { frame, host, legend, chosen: data.selected };
    MOUNTED.set(parentElement, mounted);
    mounted.board = attach(host, {
      words: data.words,
      facts: data.facts,
      key: data.key,
      onTie: data.edits && ((from, to) => mounted.say("edited", { tie: [from, to] })),
      onEdit: data.edits && ((id) => mounted.say("edited", { person: id })),
      onSelect: (id) => {
        // A fold is no person: it opens its lane.
        const fold = id && [...host.querySelectorAll(".card[data-lane]")].find((one) => one.dataset.seat === id);
        if (fold) {
          mounted.board.select(mounted.chosen ?? null, false);
          return mounted.say("opened", Number(fold.dataset.lane));
        }
        mounted.chosen = id;
        window.dispatchEvent(new CustomEvent("stakeholder-look", { detail: id }));
        mounted.tell("selected", id);
      },
    });
    mounted.drag = draggable(host, {
      slots: () => mounted.slots,
      onMove: (to) => {
        mounted.moved = to.seat;
        mounted.say("moved", to);
      },
    });
    // Buttons of the app alone: pack anew, and back from one lane to all.
    const extra = (name, does) => {
      const made = document.createElement("button");
      made.type = "button";
      made.dataset.act = name;
      made.textContent = data.words[name];
      made.addEventListener("click", does);
      host.querySelector(".map-bar").append(made);
      return made;
    };
    if (data.words.tidy) {
      mounted.tidy = extra("tidy", () => mounted.say("moved", { tidy: true }));
      mounted.back = extra("lanes", () => mounted.say("opened", -1));
      mounted.back.parentElement.prepend(mounted.back);
    }
  }
  mounted.tell = setStateValue;
  mounted.say = setTriggerValue;
  mounted.slots = data.slots;
  if (mounted.tidy) {
    mounted.tidy.hidden = !data.kept;
    mounted.back.hidden = !data.opened;
  }
  // On a low screen the picture takes what is left below the frame, so that it is seen whole.
  mounted.host.style.height = `min(${data.height}px, max(440px, calc(100vh - 230px)))`;
  const news = JSON.stringify(data.facts);
  const known = mounted.news === news;
  mounted.news = news;
  mounted.board.know(data.facts);
  if (mounted.svg !== data.svg || !known) {
    const made = drawing(data.svg);
    if (made) mounted.board.draw(made);
    mounted.svg = data.svg;
    // Whoever was moved by keys stays the one that the next key moves.
    const there = [...mounted.host.querySelectorAll(".card")].find((one) => one.dataset.seat === mounted.moved);
    if (there) there.focus({ preventScroll: true });
    mounted.moved = null;
    mounted.chosen = undefined;
  }
  if (mounted.signs !== data.legend) {
    const made = data.legend && drawing(data.legend);
    mounted.legend.replaceChildren(...(made ? [made] : []));
    mounted.signs = data.legend;
    mounted.board.paint();
  }
  // What Python says wins, unless it only repeats what was clicked here.
  if (mounted.chosen !== data.selected) {
    mounted.chosen = data.selected;
    mounted.board.select(data.selected, false);
  }
  return () => {
    mounted.drag.detach();
    mounted.board.detach();
    mounted.frame.remove();
    MOUNTED.delete(parentElement);
  };
}
