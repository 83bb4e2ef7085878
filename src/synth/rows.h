// The text of one table's rows: cells are appended by kind, each row is closed with its version. No
// cell of the made-up market needs quoting, and none is quoted.
#pragma once

#include <algorithm>
#include <array>
#include <cstddef>
#include <cstdint>
#include <string_view>
#include <vector>

#include "base/check.h"
#include "synth/market.h"

namespace xingji::synth {

/// A fact is told at most three times, each later than the one before: as it was first exported, as
/// it was corrected, and that it is gone.
enum class Version : std::uint8_t { first, second, deletion };

struct RowCounts {
  std::int64_t rows = 0;
  std::int64_t second_versions = 0;
  std::int64_t deletions = 0;
};

/// Rows of one table, kept until they are written; the memory is used again after `clear`.
class Rows {
 public:
  explicit Rows(const Market& market) : market_(&market), text_(longest_row) {}

  const Market& market() const { return *market_; }
  std::string_view text() const { return {text_.data(), used_}; }
  const RowCounts& counts() const { return counts_; }
  void clear() {
    used_ = 0;
    counts_ = {};
  }

 private:
  friend class Row;
  static constexpr std::size_t longest_row = 2'048;

  const Market* market_;
  std::vector<char> text_;
  std::size_t used_ = 0;
  RowCounts counts_;
};

class Row {
 public:
  explicit Row(Rows& rows) : rows_(rows) {
    if (rows.text_.size() - rows.used_ < Rows::longest_row)
      rows.text_.resize(2 * rows.text_.size());
    at_ = rows.text_.data() + rows.used_;
  }
  Row(const Row&) = delete;
  Row& operator=(const Row&) = delete;

  Row& text(std::string_view cell) {
    at_ = std::copy(cell.begin(), cell.end(), at_);
    return end_cell();
  }
  Row& empty_cell() { return end_cell(); }
  Row& flag(bool holds) {
    if (holds) *at_++ = '1';
    return end_cell();
  }
  Row& number(std::int64_t number);
  Row& money(std::int64_t cents);
  Row& moment(Moment moment) {
    if (moment != 0) at_ = rows_.market().clock().write(at_, moment);
    return end_cell();
  }
  /// A date without a time.
  Row& day(Moment moment) {
    return moment == 0 ? empty_cell() : text(rows_.market().clock().day_text(moment));
  }
  /// Exactly `width` digits.
  Row& digits(std::uint64_t number, int width);

  Row& shop(const Shop& shop) { return text(shop.id_text()); }
  Row& order(std::uint64_t order) {
    return digits(1'000'000'000'000'000 + rows_.market().ids().order(order), 16);
  }
  Row& refund(std::uint64_t refund) {
    return digits(1'000'000'000'000'000 + rows_.market().ids().refund(refund), 16);
  }
  Row& product(std::uint64_t unit, std::uint64_t number) {
    return digits(100'000'000'000 + rows_.market().ids().product(unit * 64 + number), 12);
  }
  Row& agent(std::uint64_t unit, std::uint64_t number) {
    return letters(rows_.market().ids().agent(unit * 64 + number), 8);
  }
  /// The id of any other kind of row: twelve letters and digits.
  Row& code(std::uint64_t number) { return letters(rows_.market().ids().code(number), 12); }
  /// A cell of the form "table/id".
  Row& about_code(std::string_view table, std::uint64_t number);

  /// Ends a row that has no versions.
  void close();
  /// Ends a row with when this version of the fact was recorded and whether it deletes the fact.
  /// `first_latest` is the latest happening that the first version tells, `latest` the one that
  /// this version tells; a correction is never recorded before what it tells.
  void close(Version version, std::uint64_t fact, Moment first_latest, Moment latest);
  /// The same where all versions tell the same latest happening.
  void close(Version version, std::uint64_t fact, Moment latest) {
    close(version, fact, latest, latest);
  }

 private:
  Row& end_cell() {
    *at_++ = ',';
    return *this;
  }
  Row& letters(std::uint64_t number, int width);

  Rows& rows_;
  char* at_;
};

}  // namespace xingji::synth
