-- Requests for wrk. Without arguments all of them are that of the command line. With them, behind --, the first is a
-- file with a request to each line (method, path and perhaps a JSON body, between tabs), of which any is sent; the second
-- is a number that no other run has: {n} in a body stands for another number in each request.

local threads = 0

function setup(thread)
    threads = threads + 1
    thread:set("thread", threads)
end

function init(arguments)
    if not arguments[1] then
        return
    end
    local requests = {}
    for line in io.lines(arguments[1]) do
        requests[#requests + 1] = { line:match("^(%S+)\t(%S+)\t?(.*)$") }
    end
    math.randomseed(thread)
    local number = tonumber(arguments[2]) * 1e9 + thread * 1e8
    function request()
        local method, path, body = unpack(requests[math.random(#requests)])
        if body == "" then
            return wrk.format(method, path)
        end
        number = number + 1
        return wrk.format(method, path, nil, (body:gsub("{n}", ("%.0f"):format(number))))
    end
end

function done(summary, latency, _)
    local errors = summary.errors
    io.write(string.format(
        '\n{"requests": %d, "microseconds": %d, "p50": %d, "p99": %d, "errors": %d}\n',
        summary.requests, summary.duration, latency:percentile(50), latency:percentile(99),
        errors.connect + errors.read + errors.write + errors.status + errors.timeout))
end
