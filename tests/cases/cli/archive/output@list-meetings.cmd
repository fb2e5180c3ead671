list meetings
