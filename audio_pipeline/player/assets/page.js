// What pages do beyond their links: copy the feed's address, follow the transcript, jump to chapters.
"use strict";

(() => {
  const COPIED_MS = 2000;

  for (const button of document.querySelectorAll("[data-copy]")) {
    const field = document.getElementById(button.dataset.copy);
    const before = button.textContent;
    button.hidden = false;
    button.addEventListener("click", async () => {
      field.select();
      try {
        await navigator.clipboard.writeText(field.value);
      } catch {
        // No clipboard on plain http: the address is selected, the old way copies it.
        document.execCommand("copy");
      }
      button.textContent = button.dataset.copied;
      setTimeout(() => (button.textContent = before), COPIED_MS);
    });
  }

  const player = document.querySelector("audio-player[data-main]");
  const audio = player && player.querySelector("audio");
  if (!audio) return;

  function playAt(seconds) {
    player.seek(seconds);
    player.play();
  }

  for (const link of document.querySelectorAll("a[data-start]")) {
    link.addEventListener("click", (event) => {
      event.preventDefault();
      playAt(Number(link.dataset.start));
    });
  }

  const transcript = document.querySelector(".transcript");
  if (!transcript) return;
  const sentences = [...transcript.querySelectorAll("[data-start]")];
  const starts = sentences.map((sentence) => Number(sentence.dataset.start));
  let current = null;
  transcript.classList.add("follows");

  transcript.addEventListener("click", (event) => {
    const sentence = event.target.closest("[data-start]");
    if (sentence && String(getSelection()) === "") playAt(Number(sentence.dataset.start));
  });

  audio.addEventListener("timeupdate", () => {
    let index = starts.findLastIndex((start) => start <= audio.currentTime + 0.05);
    if (index < 0 && audio.currentTime > 0) index = 0;
    const next = sentences[index] || null;
    if (next === current) return;
    if (current) current.classList.remove("now");
    if (next) next.classList.add("now");
    current = next;
  });
})();
