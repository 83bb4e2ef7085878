// Evidence as CSV, for those that put columns of their own before each row.
#pragma once

#include <string>
#include <vector>

#include "engine/evidence.h"

namespace xingji {

std::string evidence_csv_header();

/// One line per row; `before` stands at the beginning of each, with its comma.
std::string evidence_csv_rows(const Explanation& explanation, const std::vector<EvidenceRow>& rows,
                              const std::string& before);

}  // namespace xingji
