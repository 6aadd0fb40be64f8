// The influence network on the screen. vis-network is already there (exported page, bare
// checkout) or stands beside this file (app).

async function library() {
  if (!globalThis.vis) await import(new URL("./vis-network.min.js", import.meta.url).href);
  return globalThis.vis;
}

export function attachNetwork(host, data, { onSelect = () => {} } = {}) {
  const vis = globalThis.vis;
  const drawn = new vis.Network(
    host,
    { nodes: new vis.DataSet(data.nodes), edges: new vis.DataSet(data.edges) },
    data.options,
  );
  drawn.fit({ animation: false });
  drawn.on("selectNode", ({ nodes }) => onSelect(nodes[0]));
  drawn.on("deselectNode", ({ nodes }) => nodes.length || onSelect(null));
  const select = (id) =>
    id && data.nodes.some((node) => node.id === id) ? drawn.selectNodes([id]) : drawn.unselectAll();
  return { select, fit: () => drawn.fit({ animation: false }), detach: () => drawn.destroy() };
}

const SHOWN = new WeakMap();

export default function component({ data, parentElement, setStateValue }) {
  let shown = SHOWN.get(parentElement);
  if (!shown) {
    const host = parentElement.appendChild(document.createElement("div"));
    host.className = "network";
    shown = { host, chosen: null };
    SHOWN.set(parentElement, shown);
  }
  shown.tell = setStateValue;
  shown.host.style.height = `${data.height}px`;
  const made = JSON.stringify(data.network);
  library().then(() => {
    if (SHOWN.get(parentElement) !== shown) return;
    if (shown.made !== made) {
      shown.view?.detach();
      shown.view = attachNetwork(shown.host, data.network, {
        onSelect: (id) => {
          shown.chosen = id;
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
    SHOWN.delete(parentElement);
  };
}
