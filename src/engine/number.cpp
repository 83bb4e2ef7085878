#include "engine/number.h"

#include "engine/formula.h"
#include "engine/look_up.h"

namespace xingji {
namespace {

// A number that is computed speaks of no measures.
DayValue no_measure(std::size_t /*measure*/, Day) { return {}; }

DayValue value_of(const Expression& expression, const Pack& pack, const Attributes& attributes,
                  Day day) {
  return Formula(expression, pack).value(day, attributes, {no_measure});
}

void visit_rows(const Expression& expression, const Pack& pack, const Attributes& attributes,
                Day day, const std::function<void(const Provenance&)>& see) {
  std::vector<AskedKey> keys;
  for (const Expression& argument : expression.arguments) {
    visit_rows(argument, pack, attributes, day, see);
    if (expression.op != Op::look_up) continue;
    const DayValue key = value_of(argument, pack, attributes, day);
    keys.push_back({key.is_known(), key.ratio, key.text});
  }
  if (expression.op != Op::look_up) return;
  const auto* row = find_row(*find_key_table(pack, expression.name), keys, day);
  if (row != nullptr) see(row->said);
}

}  // namespace

std::optional<std::int64_t> amount_on(const Number& number, const Pack& pack,
                                      const Attributes& attributes, Day day) {
  const Number::Entry* entry = number.on(day);
  if (entry == nullptr) return std::nullopt;
  return amount_of(*entry, number.type, pack, attributes, day);
}

std::optional<std::int64_t> amount_of(const Number::Entry& entry, Type type, const Pack& pack,
                                      const Attributes& attributes, Day day) {
  if (!entry.expression) return entry.value;
  const DayValue value = value_of(*entry.expression, pack, attributes, day);
  if (!value.is_known()) return std::nullopt;
  if (type == Type::number) return to_micro(value.ratio);
  return static_cast<std::int64_t>(divide_rounded(value.ratio.numerator, value.ratio.denominator));
}

std::optional<std::int64_t> Amounts::look_up(const Number& number) {
  const auto amount = amount_on(number, pack_, attributes_, day_);
  if (!amount && lacking_ == nullptr) lacking_ = &number;
  return amount;
}

std::optional<Ratio> Amounts::exact(const Number& number) {
  const auto amount = of(number);
  if (!amount) return std::nullopt;
  return to_ratio(number.type, *amount);
}

void visit_rows(const Number::Entry& entry, const Pack& pack, const Attributes& attributes, Day day,
                const std::function<void(const Provenance&)>& see) {
  if (entry.expression) visit_rows(*entry.expression, pack, attributes, day, see);
}

}  // namespace xingji
