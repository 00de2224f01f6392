// A button below each text that is meant to be copied. Without this script, one click selects the text.

for (const text of document.querySelectorAll("[data-copy]")) {
  const button = document.createElement("button");
  button.type = "button";
  button.className = "copy";
  button.textContent = text.dataset.copy;
  button.addEventListener("click", async () => {
    await copy(text);
    button.textContent = text.dataset.copied;
  });
  const said = document.createElement("p"); // read out when the button's words change
  said.role = "status";
  said.append(button);
  text.after(said);
}

// Browsers have a clipboard only for sites with https; elsewhere the text is selected, to be copied by hand.
async function copy(text) {
  try {
    await navigator.clipboard.writeText(text.textContent.replaceAll("\u00a0", " "));
  } catch {
    getSelection().selectAllChildren(text);
    document.execCommand("copy");
  }
}
