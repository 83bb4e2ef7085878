// What people call those whom a pack scores, at the head of a column.
#pragma once

#include <string>

#include "base/language.h"
#include "pack/pack.h"

namespace xingji {

inline std::string subject_word(Pack::Subject subject, Language language) {
  if (language == Language::en) return "subject";
  switch (subject) {
    case Pack::Subject::shop:
      return "店铺";
    case Pack::Subject::agent:
      return "客服";
    case Pack::Subject::provider:
      return "服务商";
    case Pack::Subject::product:
      return "商品";
  }
  return {};
}

}  // namespace xingji
