// The influence network on the screen. vis-network has to be there already.

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
