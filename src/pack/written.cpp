#include "pack/written.h"

#include "pack/range.h"

namespace xingji {
namespace {

Written written(Type type, std::int64_t value, const Place& place, const Draft& draft) {
  const bool is_number = type == Type::number;
  const bool is_percent = is_number && draft.is_percentage(place);
  std::string text = is_percent ? format_micro(value * 100) + '%'
                                : format_amount({type, value, draft.pack.currency});
  const Ratio ratio = is_number ? Ratio::of_micro(value) : Ratio{value, 1};
  return {ratio, std::move(text), place, {}, is_percent, is_number && !is_percent};
}

std::vector<Written> with_name(std::vector<Written> all, const std::string& name) {
  for (Written& one : all) one.name = name;
  return all;
}

std::vector<Written> written_in_cells(const Expression& look_up, const Draft& draft) {
  const KeyTable& table = *find_key_table(draft.pack, look_up.name);
  std::vector<Written> all;
  const auto add = [&](const KeyTable::Row& row) {
    const KeyTable::Cell& cell = row.cells[look_up.column];
    all.push_back(written(look_up.type, cell.value, cell.place, draft));
  };
  for (const KeyTable::Row& row : table.rows) add(row);
  if (table.otherwise) add(*table.otherwise);
  return with_name(std::move(all), "table." + table.id);
}

}  // namespace

std::vector<Written> written_in(const Number& number, const Draft& draft) {
  std::vector<Written> all;
  for (const Number::Entry& entry : number.entries) {
    if (entry.expression) continue;
    all.push_back(written(number.type, entry.value, entry.said.place, draft));
  }
  return all;
}

std::vector<Written> written_in(const Expression& side, const Draft& draft) {
  if (side.type == Type::text || side.type == Type::flag) return {};
  if (side.op == Op::look_up) return written_in_cells(side, draft);
  if (side.op == Op::parameter) {
    for (const Parameter& parameter : draft.pack.parameters) {
      if (parameter.id != side.name) continue;
      return with_name(written_in(parameter.number, draft), parameter.id);
    }
  }
  const auto value = constant_of(side);
  if (!value) return {};
  const bool is_number = side.op == Op::literal && side.type == Type::number;
  const bool is_percent = is_number && side.name == "%";
  return {{*value, to_text(side), side.place, {}, is_percent, is_number && !is_percent}};
}

Op mirrored(Op op) {
  switch (op) {
    case Op::less:
      return Op::more;
    case Op::at_most:
      return Op::at_least;
    case Op::more:
      return Op::less;
    case Op::at_least:
      return Op::at_most;
    default:
      return op;
  }
}

std::string lacks_percent(const Written& written) {
  const bool may_be_percent = written.is_plain && compare(written.value, {1, 1}) >= 0 &&
                              compare(written.value, {100, 1}) <= 0;
  return may_be_percent ? "did you mean " + written.text + "%?" : "";
}

}  // namespace xingji
