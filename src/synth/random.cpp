#include "synth/random.h"

#include <bit>

#include "base/check.h"

namespace xingji::synth {
namespace {

// By hand, because std::log may differ in its last bit from one library to the next.
constexpr double natural_logarithm(double value) {
  double halvings = 0;
  while (value < 0.75) {
    value *= 2;
    halvings += 1;
  }
  const double z = (value - 1) / (value + 1);
  const double square = z * z;
  double power = z;
  double sum = 0;
  for (int odd = 1; odd <= 21; odd += 2) {
    sum += power / odd;
    power *= square;
  }
  return 2 * sum - halvings * 0.693147180559945309;
}

constexpr std::array<std::uint32_t, 1025> make_quantiles() {
  std::array<std::uint32_t, 1025> quantiles{};
  for (std::size_t k = 0; k < 1024; ++k) {
    const double left = static_cast<double>(1024 - k) / 1024;
    // NOLINTNEXTLINE(bugprone-incorrect-roundings): lround is not for constant expressions
    quantiles[k] = static_cast<std::uint32_t>(-natural_logarithm(left) * 65'536 + 0.5);
  }
  quantiles[1024] = 10 * 65'536;
  return quantiles;
}

}  // namespace

constexpr std::array<std::uint32_t, 1025> exponential_quantiles = make_quantiles();

Scrambler::Scrambler(std::uint64_t key, std::uint64_t limit)
    : limit_(limit), keys_{mix(key + golden), mix(key + 2 * golden)} {
  CHECK(limit > 0);
  const int bits = limit > 4 ? static_cast<int>(std::bit_width(limit - 1)) : 2;
  CHECK(bits < 64);
  mask_ = (std::uint64_t{1} << bits) - 1;
  shift_ = (bits + 1) / 2;
}

}  // namespace xingji::synth
