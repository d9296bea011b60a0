function playingTime(tracks, artist) {
  let seconds = 0;
  for (const [who, , length] of tracks) {
    if (who.trim().toLowerCase() === artist.trim().toLowerCase()) {
      seconds += length;
    }
  }
  return seconds;
}

module.exports = { playingTime };
