// A text for people in both languages.
#pragma once

#include <string>

#include "base/language.h"

namespace xingji {

struct Title {
  std::string zh;
  std::string en;

  bool empty() const { return zh.empty() && en.empty(); }
};

/// A title in a language; the other one when it has none.
inline const std::string& pick(const Title& title, Language language) {
  const bool zh = language == Language::zh;
  const std::string& wanted = zh ? title.zh : title.en;
  return wanted.empty() ? (zh ? title.en : title.zh) : wanted;
}

}  // namespace xingji
