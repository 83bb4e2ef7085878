#include "pack/notice.h"

#include <algorithm>

#include "pack/pack.h"

namespace xingji {

std::string_view to_text(Notice::Severity severity) {
  switch (severity) {
    case Notice::Severity::info:
      return "info";
    case Notice::Severity::warning:
      return "warning";
    case Notice::Severity::alarm:
      return "alarm";
  }
  return "";
}

std::string_view to_text(Notice::Role role) {
  switch (role) {
    case Notice::Role::owner:
      return "owner";
    case Notice::Role::operations:
      return "operations";
    case Notice::Role::service:
      return "service";
    case Notice::Role::logistics:
      return "logistics";
    case Notice::Role::goods:
      return "goods";
    case Notice::Role::finance:
      return "finance";
  }
  return "";
}

std::string to_text(const Notice::MoveOf& move) { return move.standing + '.' + move.move; }

const Notice* find_notice(const Pack& pack, std::string_view id) {
  const auto found = std::find_if(pack.notices.begin(), pack.notices.end(),
                                  [&](const Notice& notice) { return notice.id == id; });
  return found == pack.notices.end() ? nullptr : &*found;
}

}  // namespace xingji
