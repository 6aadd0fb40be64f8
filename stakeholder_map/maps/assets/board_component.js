// The board as a component of the app: keeps the picture over reruns, tells Python the selection.

import { attach, drawing } from "./board.js";

const MOUNTED = new WeakMap();

export default function component({ data: [data], parentElement, setStateValue }) {
  let mounted = MOUNTED.get(parentElement);
  if (!mounted) {
    const host = parentElement.appendChild(document.createElement("div"));
    const legend = parentElement.appendChild(document.createElement("div"));
    host.className = "map";
    legend.className = "map-legend";
    mounted = { host, legend, chosen: data.selected };
    MOUNTED.set(parentElement, mounted);
    mounted.board = attach(host, {
      words: data.words,
      key: data.key,
      onSelect: (id) => {
        mounted.chosen = id;
        window.dispatchEvent(new CustomEvent("stakeholder-look", { detail: id }));
        mounted.tell("selected", id);
      },
    });
  }
  mounted.tell = setStateValue;
  // On a low screen the picture takes what is left below the frame, so that it is seen whole.
  mounted.host.style.height = `min(${data.height}px, max(440px, calc(100vh - 250px)))`;
  if (mounted.svg !== data.svg) {
    const made = drawing(data.svg);
    if (made) mounted.board.draw(made);
    mounted.svg = data.svg;
    mounted.chosen = undefined;
  }
  if (mounted.signs !== data.legend) {
    const made = data.legend && drawing(data.legend);
    mounted.legend.replaceChildren(...(made ? [made] : []));
    mounted.signs = data.legend;
  }
  // What Python says wins, unless it only repeats what was clicked here.
  if (mounted.chosen !== data.selected) {
    mounted.chosen = data.selected;
    mounted.board.select(data.selected, false);
  }
  return () => {
    mounted.board.detach();
    mounted.host.remove();
    mounted.legend.remove();
    MOUNTED.delete(parentElement);
  };
}
