// Names whose meaning could not be read: ids, and paths of maps. Why is told already, so what
// follows from it is not told as well.
#pragma once

#include <algorithm>
#include <initializer_list>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace xingji {

/// Stands for all names that nobody knows, once a block is out of joint: they may be lost in it.
inline constexpr std::string_view out_of_joint{};

class Unread {
 public:
  void insert(std::string_view name) { names_.emplace_back(name); }
  void insert(std::initializer_list<std::string_view> names) {
    for (const std::string_view name : names) insert(name);
  }
  bool contains(std::string_view name) const {
    return std::find(names_.begin(), names_.end(), name) != names_.end();
  }
  /// Whether something is unread in the map at `path`.
  bool has_below(std::string_view path) const {
    return std::any_of(names_.begin(), names_.end(), [&](const std::string& name) {
      return name.size() > path.size() && name.starts_with(path) && name[path.size()] == '.';
    });
  }
  std::span<const std::string> names() const { return names_; }

 private:
  std::vector<std::string> names_;
};

}  // namespace xingji
