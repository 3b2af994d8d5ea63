// While something is being made, the parts of the page that say so are fetched anew and exchanged.
"use strict";

(() => {
  const EVERY_MS = 2500;
  const QUIET_EVERY_MS = 20000; // nothing is being made: a source may still list something new

  const live = () => [...document.querySelectorAll("[data-live]")];
  if (!live().length) return;

  function isInUse(part) {
    const audio = part.querySelector("audio");
    return part.contains(document.activeElement) || (audio && !audio.paused);
  }

  async function refresh() {
    const response = await fetch(location.pathname + location.search, { redirect: "error" });
    if (!response.ok) return false;
    const page = new DOMParser().parseFromString(await response.text(), "text/html");
    for (const part of live()) {
      const fresh = page.getElementById(part.id);
      if (fresh && fresh.outerHTML !== part.outerHTML && !isInUse(part)) part.replaceWith(fresh);
    }
    return true;
  }

  async function wait() {
    const underWay = document.querySelector("[data-under-way]");
    await new Promise((resolve) => setTimeout(resolve, underWay ? EVERY_MS : QUIET_EVERY_MS));
    let goesOn = true;
    if (!document.hidden) {
      // A server that is away comes back; a session that has ended does not.
      goesOn = await refresh().catch(() => true);
    }
    if (goesOn) wait();
  }

  wait();
})();
