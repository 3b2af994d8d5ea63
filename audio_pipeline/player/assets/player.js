// <audio-player>: controls around an <audio controls> that also works alone, where no script runs.
// Phrases come from the page as data attributes, in the page's language.
"use strict";

(() => {
  const SPEEDS = [0.75, 1, 1.25, 1.5, 1.75, 2];
  const BACK_S = 15;
  const FORWARD_S = 30;
  const PLAY = "M7 4.5v15l13-7.5z";
  const PAUSE = "M6 4.5h4.2v15H6zM13.8 4.5H18v15h-4.2z";

  class AudioPlayer extends HTMLElement {
    connectedCallback() {
      if (this.audio) return;
      this.audio = this.querySelector("audio");
      if (!this.audio) return;
      this.build();
      this.listen();
      this.audio.controls = false;
      this.audio.hidden = true;
      this.show();
    }

    get duration() {
      return Number.isFinite(this.audio.duration) ? this.audio.duration : Number(this.dataset.duration);
    }

    seek(seconds) {
      const target = Math.min(Math.max(0, seconds), this.duration);
      if (canSeek(this.audio, target)) this.audio.currentTime = target;
      this.show();
    }

    build() {
      const words = this.dataset;
      this.toggle = element("button", { type: "button", class: "play" });
      this.icon = icon(this.toggle);
      this.position = element("input", {
        type: "range", min: 0, step: 1, value: 0, max: Math.max(1, Math.round(this.duration)),
        "aria-label": words.position,
      });
      this.now = element("span", { class: "clock" });
      this.total = element("span", { class: "clock total" }, clock(this.duration));
      this.speed = element("select", { "aria-label": words.speed, title: words.speed });
      for (const speed of SPEEDS) this.speed.append(new Option(`${speed}×`, speed, speed === 1, speed === 1));
      this.back = skip(`−${BACK_S}`, words.back);
      this.forward = skip(`+${FORWARD_S}`, words.forward);
      this.fault = element("p", { class: "fault", role: "status", hidden: "" }, words.broken);
      const controls = element("div", { class: "controls" });
      const skips = "compact" in words ? [] : [this.back, this.forward];
      controls.append(this.toggle, ...skips, this.now, this.position, this.total, this.speed);
      this.append(controls, this.fault);
    }

    listen() {
      const audio = this.audio;
      this.toggle.addEventListener("click", () => (audio.paused ? this.play() : audio.pause()));
      this.back.addEventListener("click", () => this.seek(audio.currentTime - BACK_S));
      this.forward.addEventListener("click", () => this.seek(audio.currentTime + FORWARD_S));
      this.position.addEventListener("input", () => this.seek(Number(this.position.value)));
      this.speed.addEventListener("change", () => (audio.playbackRate = Number(this.speed.value)));
      for (const name of ["play", "pause", "ended", "timeupdate", "durationchange", "seeked"]) {
        audio.addEventListener(name, () => this.show());
      }
      audio.addEventListener("ratechange", () => (this.speed.value = String(audio.playbackRate)));
      audio.addEventListener("playing", () => (this.fault.hidden = true));
      audio.addEventListener("error", () => (this.fault.hidden = false), true);
      audio.addEventListener("play", () => pauseOthers(audio));
    }

    play() {
      this.audio.play().catch((error) => {
        if (error.name !== "AbortError") this.fault.hidden = false;
      });
    }

    show() {
      const { audio, duration } = this;
      const label = audio.paused ? this.dataset.play : this.dataset.pause;
      this.icon.setAttribute("d", audio.paused ? PLAY : PAUSE);
      this.toggle.setAttribute("aria-label", label);
      this.toggle.title = label;
      this.position.max = Math.max(1, Math.round(duration));
      this.position.value = audio.currentTime;
      this.position.setAttribute("aria-valuetext", `${clock(audio.currentTime)} / ${clock(duration)}`);
      this.now.textContent = clock(audio.currentTime);
      this.total.textContent = clock(duration);
    }
  }

  // From a server without byte ranges nothing can be sought, and trying would start from the top.
  function canSeek(audio, target) {
    const reach = audio.seekable;
    return audio.readyState === 0 || (reach.length > 0 && reach.end(reach.length - 1) >= Math.floor(target));
  }

  function element(name, attributes, text) {
    const made = document.createElement(name);
    for (const [key, value] of Object.entries(attributes)) made.setAttribute(key, value);
    if (text) made.textContent = text;
    return made;
  }

  function icon(button) {
    const space = "http://www.w3.org/2000/svg";
    const drawing = document.createElementNS(space, "svg");
    drawing.setAttribute("viewBox", "0 0 24 24");
    drawing.setAttribute("aria-hidden", "true");
    const path = document.createElementNS(space, "path");
    drawing.append(path);
    button.append(drawing);
    return path;
  }

  function skip(text, label) {
    return element("button", { type: "button", class: "skip-by", "aria-label": label, title: label }, text);
  }

  function clock(seconds) {
    const whole = Math.max(0, Math.round(seconds || 0));
    const pair = (number) => String(number).padStart(2, "0");
    const hours = Math.floor(whole / 3600);
    const minutes = Math.floor((whole % 3600) / 60);
    return hours ? `${hours}:${pair(minutes)}:${pair(whole % 60)}` : `${minutes}:${pair(whole % 60)}`;
  }

  function pauseOthers(playing) {
    for (const audio of document.querySelectorAll("audio")) if (audio !== playing) audio.pause();
  }

  customElements.define("audio-player", AudioPlayer);
})();
