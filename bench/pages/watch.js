/* Notes when a page last changed what is in view, and what the browser says of it. */
(() => {
  const seen = { began: 0, changed: 0, shifts: 0, events: {} };
  window.__seen = seen;
  const isInView = (node) => {
    const box = (node.nodeType === 1 ? node : node.parentElement)?.getBoundingClientRect();
    return box && box.bottom > 0 && box.top < innerHeight && box.right > 0 && box.left < innerWidth;
  };
  const painted = (then) => requestAnimationFrame(() => {
    const channel = new MessageChannel();
    channel.port1.onmessage = () => then(performance.now());
    channel.port2.postMessage(0);
  });
  new MutationObserver((changes) => {
    const places = changes.map(({ target }) => target).filter((node) => node.isConnected && isInView(node));
    if (!places.length) return;
    painted((now) => { seen.changed = now; });
  }).observe(document, { subtree: true, childList: true, attributes: true, characterData: true });
  addEventListener("click", ({ timeStamp }) => {
    seen.began = timeStamp;
    seen.changed = 0;
  }, true);
  const observe = (type, hear, options = {}) =>
    new PerformanceObserver((list) => list.getEntries().forEach(hear)).observe({ type, buffered: true, ...options });
  observe("layout-shift", ({ value, hadRecentInput }) => { if (!hadRecentInput) seen.shifts += value; });
  observe("event", ({ interactionId: id, duration }) => {
    if (id) seen.events[id] = Math.max(seen.events[id] ?? 0, duration);
  }, { durationThreshold: 16 });
})();
