// Orders that count on a slip as if nobody had asked about them, though their buyer had a chat just
// before: one that names no order, so that nobody knows which it was about.
#pragma once

#include <string>
#include <vector>

#include "pay/slips.h"

namespace xingji {

struct UnlinkedChat {
  std::string order;  // ids
  std::string chat;
};

/// Those of a line of pay that asks for the chats of orders, by the time of the orders; `slip` is
/// of the sheet. A chat is just before the first order that its buyer placed after it.
std::vector<UnlinkedChat> unlinked_chats(const PaySheet& sheet, const Slip& slip,
                                         const Pay::Line& line);

}  // namespace xingji
