#include "engine/falling.h"

namespace xingji {

bool is_worse(Micro before, Micro later, Indicator::Better better) {
  if (better == Indicator::Better::middle) return false;
  return better == Indicator::Better::higher ? later < before : later > before;
}

int falls_until(const Series& series, std::size_t at, Indicator::Better better) {
  int falls = 0;
  for (std::size_t d = at; d > 0; --d) {
    if (!series[d] || !series[d - 1] || !is_worse(*series[d - 1], *series[d], better)) break;
    ++falls;
  }
  return falls;
}

}  // namespace xingji
