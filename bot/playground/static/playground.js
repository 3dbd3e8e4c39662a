// Keeps the page up to date and sends what people do without leaving it.
"use strict";

const shown = new Map(); // element id -> the HTML the server last sent for it

// Puts new server HTML in place, element by element, so that focus, open menus and scroll stay.
function patch(pane, html) {
  const template = document.createElement("template");
  template.innerHTML = html;
  const atEnd = pane.matches(".messages") && pane.scrollHeight - pane.scrollTop - pane.clientHeight < 80;
  const wanted = [...template.content.children];
  const ids = new Set(wanted.map((element) => element.id));
  for (const old of [...pane.children]) {
    if (ids.has(old.id)) continue;
    if (old.tagName === "DIALOG") old.close(); // focus goes back to where it was
    old.remove();
  }
  let previous = null;
  for (const element of wanted) {
    const key = `${pane.id}/${element.id}`;
    const source = element.outerHTML;
    let current = document.getElementById(element.id);
    if (!current || shown.get(key) !== source) {
      const focus = current?.contains(document.activeElement) ? document.activeElement.id : "";
      if (current?.tagName === "DIALOG") current.close();
      if (current) current.replaceWith(element);
      current = element;
      if (pane.id === "modal") { pane.append(element); raise(element); }
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

// The server draws a modal open; as a true one it holds the focus, and Escape closes it.
function raise(dialog) {
  dialog.close();
  dialog.showModal();
  const field = dialog.querySelector("[autofocus], .entry, [aria-invalid]");
  field?.focus();
  dialog.addEventListener("cancel", (event) => {
    event.preventDefault();
    document.getElementById("modal-close").click();
  });
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

const json = { Accept: "application/json" };

// What a press, a choice or an entry sends: the whole form, and what was pressed.
async function post(form, action, more = {}) {
  const body = new URLSearchParams(new FormData(form));
  for (const [name, value] of Object.entries(more)) body.set(name, value);
  return (await fetch(action, { method: "POST", body, headers: json })).json();
}

async function send(form, submitter) {
  const asked = submitter?.dataset.confirm;
  if (asked && !window.confirm(asked)) return;
  if (submitter?.dataset.url) window.open(submitter.dataset.url, "_blank", "noopener");
  for (const menu of form.querySelectorAll("details[open]")) menu.removeAttribute("open");
  form.closest("details")?.removeAttribute("open");
  const more = submitter?.name ? { [submitter.name]: submitter.value } : {};
  const action = submitter?.hasAttribute("formaction") ? submitter.formAction : form.action;
  const text = form.matches(".composer") && form.querySelector("textarea");
  if (text) {
    if (!text.value.trim()) return;
    more.text = text.value;
    text.value = "";
    grow(text);
    const pane = form.closest("main, aside").querySelector(".messages");
    pane.scrollTop = pane.scrollHeight;
  }
  submitter?.classList.add("busy");
  await post(form, action, more);
  submitter?.classList.remove("busy");
}

// A field or a menu that the app wants to hear of at once.
function dispatch(element) {
  const { form } = element.querySelector("input[type=hidden]") ?? element;
  const inView = form.hasAttribute("data-view");
  post(form, inView ? "/do/press_in_view" : form.action, { press: element.dataset.press });
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
  if (event.target.dataset.on === "change") dispatch(event.target);
});
document.addEventListener("input", (event) => {
  if (event.target.matches(".composer textarea")) grow(event.target);
  if (event.target.dataset.on === "input") dispatch(event.target);
});
document.addEventListener("keydown", (event) => {
  if (event.key === "Enter" && !event.shiftKey && !event.isComposing && event.target.matches(".composer textarea")) {
    event.preventDefault();
    event.target.form.requestSubmit();
  } else if (event.key === "Enter" && event.target.matches("input.entry") && !event.target.matches("[role=combobox]")) {
    event.preventDefault(); // else the browser presses the first button of the form
    if (event.target.dataset.on === "enter") dispatch(event.target);
    else event.target.form.requestSubmit(document.getElementById("modal-submit"));
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
for (const dialog of document.querySelectorAll("dialog")) raise(dialog);
new EventSource("/changes").onmessage = refresh;
