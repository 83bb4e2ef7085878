// Rows on their way from fields to whoever wants them: CSV and NDJSON both fill a RowMaker field by
// field, and it checks the row as a whole, counts it and hands it on.
#pragma once

#include <array>
#include <cstdint>
#include <string_view>
#include <vector>

#include "facts/row.h"
#include "io/field.h"
#include "io/read_plan.h"
#include "io/read_tally.h"

namespace xingji {

/// Takes the rows of one reading thread. A row and its texts may be reused at once.
class RowConsumer {
 public:
  RowConsumer() = default;
  RowConsumer(const RowConsumer&) = delete;
  RowConsumer& operator=(const RowConsumer&) = delete;
  virtual ~RowConsumer() = default;
  virtual void add(const Row& row) = 0;
};

/// The key of the hash that takes the place of buyers' ids.
using BuyerKey = std::array<unsigned char, 16>;

/// 16 hexadecimal digits: SipHash-2-4 of the id.
std::array<char, 16> hash_buyer(std::string_view id, const BuyerKey& key);

class RowMaker {
 public:
  RowMaker(const LocalDays& days, const BuyerKey& key, Tally& tally, RowConsumer& consumer)
      : days_(days), key_(key), tally_(tally), consumer_(consumer) {}

  /// All rows until the next call are of this file. Cells of fields that a row does not mention
  /// keep what they held: CSV rows mention all.
  void start_file(const FilePlan& plan);
  void start_row(std::uint32_t line) {
    line_ = line;
    odd_ = {};
    lacking_ = plan_->absent ? &*plan_->absent : nullptr;
    lacking_number_ = 0;
    ++table_->read;
  }
  /// All cells empty again, for rows that mention only some.
  void clear() { cells_ = plan_->blank; }

  /// False when the field does not read; the row is then rejected and must not be finished.
  /// Always inline: a call for each field costs as much as reading most of them.
  [[gnu::always_inline]] bool put(const FieldPlan& field, std::string_view text,
                                  std::uint32_t number) {
    Cell& cell = cells_[field.cell];
    if (text.empty() && field.may_be_empty) {
      cell = field.empty;
      return true;
    }
    if (text.size() == 19 && field.is_time && days_.read(text.data(), cell.number)) return true;
    if (!text.empty() && text.size() <= field.longest) {
      cell = {.number = missing, .text = text};
      return true;
    }
    return put_slowly(field, text, number);
  }
  /// The place of the fault is the row's line where the rejection names none.
  void reject(Rejection rejection);
  void finish();

  const FilePlan& plan() const { return *plan_; }

 private:
  bool put_slowly(const FieldPlan& field, std::string_view text, std::uint32_t number);

  const LocalDays& days_;
  const BuyerKey& key_;
  Tally& tally_;
  RowConsumer& consumer_;
  const FilePlan* plan_ = nullptr;
  TableReport* table_ = nullptr;
  std::vector<Cell> cells_;
  OddTimes odd_;
  const FieldPlan* lacking_ = nullptr;  // a field that is empty and may be so in a deletion only
  std::uint32_t lacking_number_ = 0;
  std::uint32_t line_ = 0;
  std::array<char, 16> hash_{};
};

}  // namespace xingji
