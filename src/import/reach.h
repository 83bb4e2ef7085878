// The names that a table's rule can use: its own input and those joined so far. A name that two
// inputs have must say which is meant, unless a join made the two equal.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "import/mapping.h"
#include "pack/tree_reader.h"

namespace xingji::mapping {

class Reach {
 public:
  Reach(TreeReader& reader, const Mapping& mapping, TableRule& rule)
      : reader_(reader), mapping_(mapping), rule_(rule) {}

  TreeReader& reader() const { return reader_; }
  const TableRule& rule() const { return rule_; }
  std::size_t slots() const { return rule_.inputs.size(); }
  const Input& input_at(std::size_t slot) const { return mapping_.inputs[rule_.inputs[slot]]; }

  /// Each of these gives nothing after it has refused the name, with the nearest known one.
  std::optional<std::size_t> find_input(const Place& place, const std::string& name) const;
  std::optional<std::size_t> find_column_of(const Place& place, const Input& input,
                                            const std::string& column) const;
  std::optional<ColumnRef> find(const Place& place, const std::string& name) const;

  std::optional<ColumnRef> find(const Node& name) const;
  /// A column or a list of columns; those that are refused are left out.
  std::vector<ColumnRef> find_all(const Node& names) const;

 private:
  std::vector<std::string> names_in_reach() const;
  void refuse_ambiguous(const Place& place, const std::string& name, const std::string& first,
                        const std::string& second) const;
  bool is_joined_on(std::size_t slot, const std::string& column) const;

  TreeReader& reader_;
  const Mapping& mapping_;
  TableRule& rule_;
};

/// The mapping's own names of an input's columns.
std::vector<std::string> column_names(const Input& input);

}  // namespace xingji::mapping
