#include "typed/unset.h"

#include <algorithm>

#include "pack/range.h"
#include "pack/visit.h"
#include "pack/whole.h"

namespace xingji::typed {
namespace {

bool names(const Expression& side, const std::string& parameter) {
  return side.op == Op::parameter && side.name == parameter;
}

bool is_share_of_all(const Expression& side, const Pack& pack) {
  const Range range = range_of(side, pack);
  return range.least && range.most && compare(*range.least, {0, 1}) == 0 &&
         compare(*range.most, {1, 1}) == 0;
}

}  // namespace

Title unset_example(const Pack& pack, const std::string& parameter) {
  const auto found = std::find_if(pack.parameters.begin(), pack.parameters.end(),
                                  [&](const Parameter& known) { return known.id == parameter; });
  const Type type = found == pack.parameters.end() ? Type::number : found->number.type;
  if (type == Type::duration) return {"48h 或 5min", "48h or 5min"};
  if (type == Type::money) {
    const std::string money = "12.50 " + (pack.currency.empty() ? "CNY" : pack.currency);
    return {money, money};
  }
  bool is_share = false;
  bool is_count = false;
  visit_expressions(pack, [&](const Expression& part) {
    if (part.arguments.size() != 2) return;
    const bool is_left = names(part.arguments[0], parameter);
    if (!is_left && !names(part.arguments[1], parameter)) return;
    const Expression& other = part.arguments[is_left ? 1 : 0];
    is_share |= is_share_of_all(other, pack);
    is_count |= is_whole(other, pack);
  });
  if (is_share != is_count) return is_share ? Title{"80%", "80%"} : Title{"3", "3"};
  return {"300 或 80%", "300 or 80%"};
}

}  // namespace xingji::typed
