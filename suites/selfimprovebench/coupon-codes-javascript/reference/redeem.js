function redeem(coupon, codes) {
  if (!Object.hasOwn(codes, coupon)) {
    return -1;
  }
  return codes[coupon] ?? -2;
}

module.exports = { redeem };
