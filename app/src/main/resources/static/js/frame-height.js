// Tells the page around the frame how high the form is, so that it needs no scroll bar of its own.
const tell = () => parent.postMessage({ leadnestHeight: document.documentElement.scrollHeight }, '*');
new ResizeObserver(tell).observe(document.body);
tell();
