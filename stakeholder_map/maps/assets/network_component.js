// The network as a component of the app. vis-network stands beside this file, or (in a bare
// checkout) has come inside the same script.

import { attachNetwork } from "./network.js";

async function library() {
  if (!globalThis.vis) await import(new URL("./vis-network.min.js", import.meta.url).href);
  return globalThis.vis;
}

const SHOWN = new WeakMap();

export default function component({ data: [data], parentElement, setStateValue }) {
  let shown = SHOWN.get(parentElement);
  if (!shown) {
    const host = parentElement.appendChild(document.createElement("div"));
    host.className = "network";
    const key = parentElement.appendChild(document.createElement("ul"));
    key.className = "network-key";
    shown = { host, key, chosen: null };
    SHOWN.set(parentElement, shown);
  }
  shown.tell = setStateValue;
  shown.host.style.height = `min(${data.height}px, max(440px, calc(100vh - 310px)))`;
  shown.key.innerHTML = data.key;  // made and escaped by maps/network_key.py
  const made = JSON.stringify(data.network);
  library().then(() => {
    if (SHOWN.get(parentElement) !== shown) return;
    if (shown.made !== made) {
      shown.view?.detach();
      shown.view = attachNetwork(shown.host, data.network, {
        onSelect: (id) => {
          shown.chosen = id;
          window.dispatchEvent(new CustomEvent("stakeholder-look", { detail: id }));
          shown.tell("selected", id);
        },
      });
      shown.made = made;
      shown.chosen = null;
    }
    if (shown.chosen !== data.selected) {
      shown.chosen = data.selected;
      shown.view.select(data.selected);
    }
  });
  return () => {
    shown.view?.detach();
    shown.host.remove();
    shown.key.remove();
    SHOWN.delete(parentElement);
  };
}
