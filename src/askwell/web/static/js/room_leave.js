// After the room: this device forgets the notes that Askwell has.

const room = `askwell:room:${document.querySelector("[data-room]")?.getAttribute("data-room")}`;

for (const key of Object.keys(localStorage)) {
  if (key.startsWith(room) && !localStorage.getItem(key)?.includes('"sent":false')) localStorage.removeItem(key);
}
