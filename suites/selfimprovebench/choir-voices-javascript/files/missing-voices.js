function missingVoices(singers, wanted) {
  const have = {};
  for (const voice of Object.values(singers)) {
    have[voice] = (have[voice] ?? 0) + 1;
  }
  const missing = {};
  for (const [voice, number] of Object.entries(wanted)) {
    const lacking = number - have[voice];
    if (lacking > 0) {
      missing[voice] = lacking;
    }
  }
  return missing;
}

module.exports = { missingVoices };
