// Keeps the page up to date and sends what people do without leaving it.
"use strict";

const shown = new Map(); // element id -> the HTML the server last sent for it

// Puts new server HTML in place, element by element, so that focus, open menus and scroll stay.
function patch(pane, html) {
  const template = document.createElement("template");
  template.innerHTML = html;
  const atEnd = pane.scrollHeight - pane.scrollTop - pane.clientHeight < 80;
  const wanted = [...template.content.children];
  const ids = new Set(wanted.map((element) => element.id));
  for (const old of [...pane.children]) if (!ids.has(old.id)) old.remove();
  let previous = null;
  for (const element of wanted) {
    const key = `${pane.id}/${element.id}`;
    const source = element.outerHTML;
    let current = document.getElementById(element.id);
    if (!current || shown.get(key) !== source) {
      const focus = current?.contains(document.activeElement) ? document.activeElement.id : "";
      if (current) current.replaceWith(element);
      current = element;
      if (focus) document.getElementById(focus)?.focus();
    }
    if (current.previousElementSibling !== previous || current.parentElement !== pane) {
      previous ? previous.after(current) : pane.prepend(current);
    }
    shown.set(key, source);
    previous = current;
  }
  if (atEnd) pane.scrollTop = pane.scrollHeight;
}

let busy = false, again = false;
async function refresh() {
  if (busy) { again = true; return; }
  busy = true;
  try {
    const response = await fetch("/panes" + location.search);
    const panes = await response.json();
    for (const [name, html] of Object.entries(panes)) {
      const pane = document.getElementById(name);
      if (pane) patch(pane, html);
    }
  } catch { /* The stream reconnects by itself, and refreshes then. */ }
  busy = false;
  if (again) { again = false; refresh(); }
}

async function send(form, submitter) {
  if (form.dataset.confirm && !window.confirm(form.dataset.confirm)) return;
  if (form.dataset.url) window.open(form.dataset.url, "_blank", "noopener");
  const body = new URLSearchParams(new FormData(form, submitter));
  form.closest("details")?.removeAttribute("open");
  const text = form.querySelector("textarea");
  if (text) {
    if (!text.value.trim()) return;
    text.value = "";
    grow(text);
    const pane = form.parentElement.querySelector(".messages");
    pane.scrollTop = pane.scrollHeight;
  }
  submitter?.classList.add("busy");
  await fetch(form.action, { method: "POST", body, headers: { Accept: "application/json" } });
  submitter?.classList.remove("busy");
}

function grow(text) {
  text.style.height = "auto";
  text.style.height = `${text.scrollHeight}px`;
  text.form.classList.toggle("full", text.value.trim() !== "");
}

document.addEventListener("submit", (event) => {
  event.preventDefault();
  send(event.target, event.submitter);
});
document.addEventListener("change", (event) => {
  const form = event.target.closest("form[data-choose]");
  if (form) send(form);
});
document.addEventListener("input", (event) => {
  if (event.target.matches(".composer textarea")) grow(event.target);
});
document.addEventListener("keydown", (event) => {
  if (event.key === "Enter" && !event.shiftKey && !event.isComposing && event.target.matches(".composer textarea")) {
    event.preventDefault();
    event.target.form.requestSubmit();
  }
  if (event.key === "Escape") {
    for (const menu of document.querySelectorAll("details[open]")) menu.removeAttribute("open");
    const drawer = document.getElementById("drawer");
    drawer.checked = false;
  }
});
document.addEventListener("click", (event) => {
  for (const menu of document.querySelectorAll("details[open]")) {
    if (!menu.contains(event.target)) menu.removeAttribute("open");
  }
  const chip = event.target.closest("[data-fill]");
  if (chip) {
    const text = document.querySelector("main .composer textarea");
    text.value = chip.dataset.fill;
    grow(text);
    text.focus();
  }
});

for (const pane of document.querySelectorAll(".messages")) {
  for (const element of pane.children) shown.set(`${pane.id}/${element.id}`, "");
  pane.scrollTop = pane.scrollHeight;
}
new EventSource("/changes").onmessage = refresh;
