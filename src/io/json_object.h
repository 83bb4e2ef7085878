// JSON written as text. Numbers are spelled as in CSV, which a JSON library's floating point would
// not keep.
#pragma once

#include <nlohmann/json.hpp>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/ratio.h"

namespace xingji {

inline std::string json_text(std::string_view text) { return nlohmann::json(text).dump(); }

inline std::string spelled(const std::optional<Micro>& number) {
  return number ? format_micro(*number) : "null";
}

inline std::string listed(const std::vector<std::string>& texts) {
  return nlohmann::json(texts).dump();
}

/// `"key":value` pairs with commas between them.
class Object {
 public:
  Object& add(std::string_view key, std::string_view value) {
    text_ += text_.empty() ? "" : ",";
    text_ += json_text(key);
    text_ += ':';
    text_ += value;
    return *this;
  }
  std::string text() const { return '{' + text_ + '}'; }

 private:
  std::string text_;
};

/// Values that are JSON already, with commas between them.
class List {
 public:
  void add(std::string_view value) {
    text_ += text_.empty() ? "" : ",";
    text_ += value;
  }
  std::string text() const { return '[' + text_ + ']'; }

 private:
  std::string text_;
};

}  // namespace xingji
