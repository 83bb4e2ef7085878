// Pay with a book: states of slips, closed months, corrections.
#pragma once

#include <optional>

#include "book/months.h"
#include "cli/inputs.h"

namespace xingji {

struct PaidByBook {
  PaySheet sheet;       // as the facts are now
  BookedMonth month;    // as the book has it after what was done
  bool is_done = true;  // false: of some slips it could not be done, and it was told why
};

/// The month of the options by the book, after the action of the options has been written into it.
/// Nothing: it was told why, and the book is as it was.
std::optional<PaidByBook> pay_by_book(const Options& options, const Inputs& inputs,
                                      const Pack& pack);

}  // namespace xingji
