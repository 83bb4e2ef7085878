#include "import/reach.h"

#include <algorithm>
#include <utility>

#include "base/text.h"

namespace xingji::mapping {

std::vector<std::string> column_names(const Input& input) {
  std::vector<std::string> names;
  names.reserve(input.columns.size());
  for (const InputColumn& column : input.columns) names.push_back(column.name);
  return names;
}

std::optional<std::size_t> Reach::find_input(const Place& place, const std::string& name) const {
  std::vector<std::string> known;
  for (std::size_t i = 0; i < mapping_.inputs.size(); ++i) {
    if (mapping_.inputs[i].name == name) return i;
    known.push_back(mapping_.inputs[i].name);
  }
  reader_.refuse(place, "unknown input '" + name + "'", did_you_mean(name, known));
  return std::nullopt;
}

std::optional<std::size_t> Reach::find_column_of(const Place& place, const Input& input,
                                                 const std::string& column) const {
  const std::vector<std::string> names = column_names(input);
  const auto found = std::find(names.begin(), names.end(), column);
  if (found != names.end()) return static_cast<std::size_t>(found - names.begin());
  reader_.refuse(place, "input '" + input.name + "' has no column '" + column + "'",
                 did_you_mean(column, names));
  return std::nullopt;
}

std::vector<std::string> Reach::names_in_reach() const {
  std::vector<std::string> names;
  for (std::size_t slot = 0; slot < slots(); ++slot) {
    for (const std::string& name : column_names(input_at(slot))) {
      names.push_back(name);
      names.push_back(input_at(slot).name + "." + name);
    }
  }
  return names;
}

// A column that a join made equal to the one of the same name means the same, so it needs no input.
bool Reach::is_joined_on(std::size_t slot, const std::string& column) const {
  const Join& join = rule_.joins[slot - 1];
  for (std::size_t i = 0; i < join.right.size(); ++i) {
    const ColumnRef left = join.left[i];
    if (input_at(slot).columns[join.right[i]].name == column &&
        input_at(left.slot).columns[left.column].name == column) {
      return true;
    }
  }
  return false;
}

void Reach::refuse_ambiguous(const Place& place, const std::string& name, const std::string& first,
                             const std::string& second) const {
  std::string message = "'" + name + "' is a column of ";
  message.append(first).append(" and of ").append(second);
  std::string remedy = "write " + first;
  remedy.append(".").append(name).append(" or ").append(second).append(".").append(name);
  reader_.refuse(place, std::move(message), std::move(remedy));
}

std::optional<ColumnRef> Reach::find(const Place& place, const std::string& name) const {
  std::optional<ColumnRef> found;
  for (std::size_t slot = 0; slot < slots(); ++slot) {
    const Input& input = input_at(slot);
    if (name.starts_with(input.name + ".")) {
      const auto column = find_column_of(place, input, name.substr(input.name.size() + 1));
      return column ? std::optional(ColumnRef{slot, *column}) : std::nullopt;
    }
    const std::vector<std::string> names = column_names(input);
    const auto column = std::find(names.begin(), names.end(), name);
    if (column == names.end() || (found && is_joined_on(slot, name))) continue;
    if (found) {
      refuse_ambiguous(place, name, input_at(found->slot).name, input.name);
      return std::nullopt;
    }
    found = ColumnRef{slot, static_cast<std::size_t>(column - names.begin())};
  }
  if (!found) {
    reader_.refuse(place, "unknown column '" + name + "'", did_you_mean(name, names_in_reach()));
  }
  return found;
}

std::optional<ColumnRef> Reach::find(const Node& name) const {
  if (name.is_scalar()) return find(name.place, name.text);
  reader_.refuse(name.place, "a column's name is wanted, not " + std::string(kind_in_words(name)));
  return std::nullopt;
}

std::vector<ColumnRef> Reach::find_all(const Node& names) const {
  std::vector<ColumnRef> found;
  const std::size_t count = names.is_list() ? names.items.size() : 1;
  for (std::size_t i = 0; i < count; ++i) {
    if (const auto column = find(names.is_list() ? names.items[i] : names)) {
      found.push_back(*column);
    }
  }
  if (count == 0) reader_.refuse(names.place, "the list names no column");
  return found;
}

}  // namespace xingji::mapping
