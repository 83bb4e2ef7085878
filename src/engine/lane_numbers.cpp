#include "engine/lane_numbers.h"

#include "engine/look_up.h"
#include "engine/number.h"

namespace xingji {
namespace {

AskedKey key_of(const LaneArgument& argument, std::size_t lane,
                const LaneNumbers::TextOf& text_of) {
  const LaneValues& values = *argument.values;
  if (values.known[lane] == 0) return {};
  if (argument.type == Type::text) return {true, {}, text_of(values.value[lane])};
  const Int128 denominator = argument.type == Type::number ? values.denominator[lane] : 1;
  return {true, Ratio::of(values.value[lane], denominator), {}};
}

}  // namespace

const Attributes& LaneNumbers::attributes_of(std::size_t lane) const {
  static const Attributes none;
  const Attributes* attributes = accounts_[lanes_.account_of(lane)].attributes;
  return attributes == nullptr ? none : *attributes;
}

void LaneNumbers::parameter(const Number& number, LaneValues& to) const {
  const bool by_row = !number.entries.empty() && number.entries.back().by_row;
  for (std::size_t i = 0; i < lanes_.size(); ++i) {
    const Day judged = day_judged(i);
    const Number::Entry* entry = number.on(by_row ? day_of_row(i) : judged);
    std::optional<std::int64_t> amount;
    if (entry != nullptr) amount = amount_of(*entry, number.type, pack_, attributes_of(i), judged);
    to.known[i] = static_cast<std::uint8_t>(amount.has_value());
    to.value[i] = amount.value_or(0);
    if (number.type == Type::number) to.denominator[i] = micro_one;
  }
}

// Flags are two-valued: missing is false.
void LaneNumbers::attribute(std::size_t position, Type type, bool at_row, LaneValues& to) const {
  for (std::size_t i = 0; i < lanes_.size(); ++i) {
    const Attributes::Value* value =
        attributes_of(i).on(position, at_row ? day_of_row(i) : day_judged(i));
    to.known[i] = static_cast<std::uint8_t>(value != nullptr || type == Type::flag);
    to.value[i] = value == nullptr ? 0 : value->amount;
    if (type == Type::number) to.denominator[i] = micro_one;
  }
}

void LaneNumbers::look_up(const KeyTable& table, std::size_t column,
                          const std::vector<LaneArgument>& keys, const TextOf& text_of,
                          LaneValues& to) const {
  const bool is_number = table.columns[column].type == Type::number;
  std::vector<AskedKey> asked(keys.size());
  for (std::size_t i = 0; i < lanes_.size(); ++i) {
    for (std::size_t k = 0; k < keys.size(); ++k) asked[k] = key_of(keys[k], i, text_of);
    const KeyTable::Row* row = find_row(table, asked, day_judged(i));
    to.known[i] = static_cast<std::uint8_t>(row != nullptr);
    to.value[i] = row == nullptr ? 0 : row->cells[column].value;
    if (is_number) to.denominator[i] = micro_one;
  }
}

void LaneNumbers::is_listed(const KeyTable& table, const LaneArgument& key, const TextOf& text_of,
                            LaneValues& to) const {
  for (std::size_t i = 0; i < lanes_.size(); ++i) {
    const AskedKey asked = key_of(key, i, text_of);
    to.known[i] = static_cast<std::uint8_t>(asked.is_known);
    to.value[i] = asked.is_known && xingji::is_listed(table, asked, day_judged(i)) ? 1 : 0;
  }
}

}  // namespace xingji
